import type { Conversation, JsonObject } from './model.ts';
import type { World } from './world.ts';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Typed text as Teams sends it: `@Gavel` and `@Full Name` become `<at>` with an entity each. */
export const withMentions = (world: World, conversation: Conversation, typed: string) => {
  const known = [world.bot, ...conversation.members.map((id) => world.person(id))];
  const byLength = known.toSorted((a, b) => b.name.length - a.name.length);
  const entities: JsonObject[] = [];
  const html: string[] = [];
  let text = '';
  let rest = typed;

  while (rest.length > 0) {
    const at = rest.indexOf('@');
    const plain = at < 0 ? rest : rest.slice(0, at);
    const after = at < 0 ? '' : rest.slice(at + 1);
    const named = byLength.find(({ name }) => after.toLowerCase().startsWith(name.toLowerCase()));
    text += plain;
    html.push(escapeHtml(plain));
    if (at < 0) break;
    if (named) {
      const tag = `<at>${named.name}</at>`;
      text += tag;
      html.push(
        `<span itemscope itemtype="http://schema.skype.com/Mention" itemid="${entities.length}">${escapeHtml(named.name)}</span>`,
      );
      entities.push({ type: 'mention', text: tag, mentioned: { id: named.id, name: named.name } });
    } else {
      text += '@';
      html.push('@');
    }
    rest = after.slice(named?.name.length ?? 0);
  }

  const mentionsBot = entities.some(
    ({ mentioned }) => (mentioned as { id?: string }).id === world.bot.id,
  );
  return {
    text,
    entities,
    mentionsBot,
    attachments: [{ contentType: 'text/html', content: `<p>${html.join('')}</p>` }],
  };
};
