import type { PageConversation } from '../page-shapes.ts';
import { api } from './api.ts';
import { showList, type View } from './app.ts';
import { avatar, el } from './dom.ts';
import { timeFor } from './message.ts';
import { createRegion } from './region.ts';
import { say } from './words.ts';

const meetingPanel = (view: View, { id, meeting }: PageConversation): Node[] => {
  if (!meeting) return [];
  const event = meeting.running ? 'end' : 'start';
  const label = meeting.running
    ? say('meetingRuns')
    : say('meetingAt', { time: timeFor(view.state, meeting.start) });
  const press = (happens: 'start' | 'end' | 'join' | 'leave') => () =>
    void api.meeting(view.state.me, id, happens);
  const own = meeting.inside
    ? el('button', { onclick: press('leave') }, say('leaveMeeting'))
    : el('button', { onclick: press('join') }, say('joinMeeting'));
  return [
    el(
      'div',
      { class: meeting.running ? 'meeting running' : 'meeting' },
      el('span', {}, label),
      el(
        'button',
        { 'data-focus': 'meeting', onclick: press(event) },
        meeting.running ? say('endMeeting') : say('startMeeting'),
      ),
      ...(meeting.running ? [own] : []),
    ),
  ];
};

const presence = (view: View, { id, kind, installed }: PageConversation): Node => {
  const { me, people } = view.state;
  const guest = people.find((one) => one.id === me)?.role === 'guest';
  if (kind === 'personal' && !installed && guest)
    return el('span', { class: 'hint' }, say('unreachable'));
  return el(
    'button',
    {
      class: installed ? 'quiet' : 'primary',
      'data-focus': 'presence',
      onclick: () => void api.installed(me, id, !installed),
    },
    installed ? say('removeBot') : say('addBot'),
  );
};

/** What the open conversation is, who is in it, its meeting, and whether Gavel is here. */
export const createHeading = (element: HTMLElement) => {
  const fill = createRegion(element);
  return (view: View): void => {
    const here = view.state.conversations.find(({ id }) => id === view.open);
    const waiting = view.state.conversations.some(
      ({ id, unread }) => id !== view.open && unread > 0,
    );
    fill([here, view.state.me, view.state.people.length, waiting], () => {
      if (!here) return [];
      const { kind, name, members } = here;
      const people = kind === 'personal' ? '' : say('members', { count: members.length });
      return [
        el(
          'button',
          {
            class: waiting ? 'quiet back news' : 'quiet back',
            'aria-label': waiting ? `${say('back')}: ${say('news')}` : say('back'),
            onclick: showList,
          },
          '‹',
        ),
        avatar(kind === 'channel' ? '#' : name, kind === 'personal' ? 'bot' : 'place'),
        el('div', { class: 'title' }, el('h1', {}, name), people && el('span', {}, people)),
        ...meetingPanel(view, here),
        presence(view, here),
      ];
    });
  };
};
