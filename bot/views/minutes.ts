import type { Choice } from '../../cards/inputs.ts';
import type { CorrectionView } from '../../cards/minutes-corrections.ts';
import type { CorrectionLine, MinutesView } from '../../cards/minutes.ts';
import type { DecisionState } from '../../src/domain/decision/state.ts';
import { entryOf } from '../../src/domain/entry.ts';
import { approvalBarred, endsEarly } from '../../src/domain/minutes/approval.ts';
import type { Correction, MinutesState } from '../../src/domain/minutes/state.ts';
import { ATTENDANCE } from '../../src/domain/minutes/state.ts';
import type { Attendance, MeetingState } from '../../src/domain/meeting/state.ts';
import { NotFound } from '../../src/errors.ts';
import type { Entity } from '../../src/records/entity.ts';
import { inOrder } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { fileLinks } from '../files.ts';
import { visible, withheld } from '../reading.ts';
import { amidMinutes, rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { entriesOf, recordedIn } from './meeting.ts';

type May = Awaited<ReturnType<typeof rightsOf>>;

const viewerOf = ({ body, viewer }: Scene, may: May): MinutesView['viewer'] => {
  if (viewer === undefined) return 'anyone';
  if (may('minutes.approve')) return 'presiding';
  if (body.state.roles[viewer]?.role === 'secretary') return 'secretary';
  return may('minutes.confirm') ? 'asked' : 'reader';
};

const ownState = ({ viewer }: Scene, state: MinutesState): NonNullable<MinutesView['own']> => {
  const open = state.corrections.filter(({ status }) => status === 'open');
  if (open.some(({ by }) => by === viewer)) return 'proposed';
  return state.confirmedBy.some((person) => person === viewer) ? 'confirmed' : 'not-yet';
};

const nameOf = (entity: Entity): string => {
  const { ref } = entity.state as Partial<DecisionState>;
  return ref ?? text('minutes.aNote');
};

/** The open corrections, but those to entries that the viewer may not know of. */
const openCorrections = async (scene: Scene, state: MinutesState): Promise<CorrectionLine[]> => {
  const open = state.corrections.filter(({ status }) => status === 'open');
  const ids = open.map(({ target }) => target).filter((id) => id !== undefined);
  const targets = await scene.services.records.loadMany(scene.body.pk, [...new Set(ids)]);
  const known = new Map((await visible(scene, targets)).map((entity) => [entity.id, entity]));
  const lines = open.map(async ({ number, by, target, text: words }) => {
    const about = known.get(target ?? '');
    const name = target === ATTENDANCE ? text('minutes.theRoll') : about && nameOf(about);
    if (target !== undefined && name === undefined) return [];
    return [
      {
        number,
        by: await scene.name(by),
        text: words,
        ...(name === undefined ? {} : { about: name }),
      },
    ];
  });
  return (await Promise.all(lines)).flat();
};

const sealedOf = async (scene: Scene, state: MinutesState): Promise<MinutesView['sealed']> => {
  const {
    approvedAt,
    approvedBy,
    approvedActing,
    sealedHash,
    sealedSeq = 0,
    sealedHead = '',
  } = state;
  if (approvedAt === undefined || sealedHash === undefined) return undefined;
  return {
    on: scene.calendar.dateOf(approvedAt),
    hash: sealedHash,
    seq: sealedSeq,
    head: sealedHead,
    ...(approvedBy ? { by: await scene.name(approvedBy) } : {}),
    ...(approvedActing ? { acting: true } : {}),
  };
};

/** Where the minutes of a meeting stand, for the viewer of the scene or for everybody. */
export const minutesView = async (
  scene: Scene,
  entity: Entity<MinutesState>,
): Promise<MinutesView> => {
  const { id, version, state } = entity;
  const { records } = scene.services;
  const { viewer } = scene;
  const { inSession } = scene.body.state;
  const refs = [state.meeting, ...(inSession === undefined ? [] : [inSession])];
  const found = (await records.loadMany(scene.body.pk, refs)) as readonly Entity<MeetingState>[];
  const meeting = found.find(({ id: ref }) => ref === state.meeting);
  const sitting = found.find(({ id: ref }) => ref === inSession);
  const entries = await entriesOf(scene, state.meeting);
  const count = (type: string) => entries.filter((entry) => entry.type === type).length;
  const may = await rightsOf(scene, entity);
  const added = await records.loadMany(
    scene.body.pk,
    state.addenda.flatMap(({ item }) => item ?? []),
  );
  const hidden = await withheld(scene, added);
  const sealed = await sealedOf(amidMinutes(scene, state), state);
  return {
    id,
    version,
    ref: state.meeting,
    status: state.status,
    counts: {
      items: meeting?.state.agenda.length ?? 0,
      decisions: count('decision'),
      actions: count('action'),
    },
    ...(state.correctionsUntil ? { correctionsUntil: state.correctionsUntil } : {}),
    open: await openCorrections(scene, state),
    confirmed: state.confirmedBy.length,
    shownToChair: state.shownToChairAt !== undefined,
    approvable: approvalBarred(scene.body.state, state, sitting?.state, scene.now) === undefined,
    ...(meeting && state.status === 'circulated' && viewer !== undefined
      ? {
          endsEarly: endsEarly(
            scene.body.state,
            { minutes: state, meeting: meeting.state },
            viewer,
            scene.place.today,
          ),
        }
      : {}),
    atNextMeeting: scene.body.state.approval === 'next-meeting',
    ...(sealed ? { sealed } : {}),
    addenda: state.addenda.filter(({ item }) => !hidden.has(item ?? '')).length,
    files: await fileLinks(scene, [
      [text('document.word'), `minutes/${state.meeting}.docx`],
      [text('document.pdf'), `minutes/${state.meeting}.pdf`],
    ]),
    ...(may('minutes.confirm') ? { own: ownState(scene, state) } : {}),
    viewer: viewerOf(scene, may),
  };
};

/** The entries that a correction can name, in the order of recording. */
export const correctable = async (scene: Scene, meeting: string): Promise<readonly Choice[]> => {
  const recorded = await visible(scene, await recordedIn(scene, meeting));
  const entries = recorded.flatMap((entity) => {
    const entry = entryOf(entity);
    // What was voted on stands as it was put.
    if (!entry?.minuted || entry.type === 'raid' || entry.motion !== undefined) return [];
    const name = { ref: nameOf(entity), text: entry.text.slice(0, 80) };
    return [{ value: entity.id, title: text('record.oneLine', name) }];
  });
  return [{ value: ATTENDANCE, title: text('minutes.correctRoll') }, ...entries];
};

/** Who was there as it is minuted, in one line. */
const rollText = async (scene: Scene, ref: string): Promise<string> => {
  const meeting = await scene.services.records.load(scene.body.pk, ref);
  const { roll } = (meeting as Entity<MeetingState>).state;
  const under = async (state: Attendance, key: 'roll' | 'apologies' | 'absent') => {
    const people = Object.keys(roll).filter((person) => roll[person]?.attendance === state);
    const names = await Promise.all(people.map((person) => scene.name(person)));
    return names.length > 0 ? [text(`minutes.${key}`, { names: inOrder(names).join(', ') })] : [];
  };
  return [
    ...(await under('present', 'roll')),
    ...(await under('apologies', 'apologies')),
    ...(await under('absent', 'absent')),
  ].join('; ');
};

/** What a correction is about, as far as the viewer may know of it. */
const targetOf = async (
  scene: Scene,
  meeting: string,
  { target }: Correction,
): Promise<CorrectionView['target']> => {
  if (target === undefined) return undefined;
  if (target === ATTENDANCE)
    return { name: text('minutes.theRoll'), text: await rollText(scene, meeting) };
  const loaded = await scene.services.records.loadMany(scene.body.pk, [target]);
  const [entity] = await visible(scene, loaded);
  return entity && { name: nameOf(entity), text: entryOf(entity)?.text ?? '' };
};

/** One correction, for who decides on it. Throws NotFound (`correction`). */
export const correctionView = async (
  scene: Scene,
  entity: Entity<MinutesState>,
  number: number,
): Promise<CorrectionView> => {
  const { id, version, state } = entity;
  const correction = state.corrections.find((each) => each.number === number);
  if (!correction) throw new NotFound('correction', { number });
  const target = await targetOf(scene, state.meeting, correction);
  if (correction.target !== undefined && !target) throw new NotFound('correction', { number });
  const open = correction.status === 'open' && state.status === 'circulated';
  const may = await rightsOf(scene, entity);
  return {
    id,
    version,
    ref: state.meeting,
    number,
    by: await scene.name(correction.by),
    text: correction.text,
    ...(target ? { target } : {}),
    mayAccept: open && may('minutes.decide-correction'),
    mayRefuse: open && may('minutes.approve'),
    mayWithdraw: open && correction.by === scene.viewer,
  };
};
