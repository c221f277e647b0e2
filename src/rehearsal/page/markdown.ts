const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

// Private-use characters keep what a backslash or a link protects out of the way of the rules that follow.
const protect = (text: string, kept: string[]): string => {
  const keep = (html: string): string => `\uE000${kept.push(html) - 1}\uE001`;
  return text
    .replaceAll(/[\uE000\uE001]/g, '')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!~|])/g, (_, mark: string) => keep(mark))
    .replaceAll(
      /\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g,
      (_, title: string, url: string) =>
        keep(`<a href="${url}" target="_blank" rel="noopener noreferrer">`) + title + keep('</a>'),
    );
};

const restore = (text: string, kept: readonly string[]): string =>
  text.replaceAll(/\uE000(\d+)\uE001/g, (_, at: string) => kept[Number(at)] ?? '');

const inline = (text: string): string => {
  const kept: string[] = [];
  const marked = protect(escape(text), kept)
    .replaceAll(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/(?<![\w*])\*(?=\S)(.+?)(?<=\S)\*(?![\w*])/g, '<em>$1</em>')
    .replaceAll(/(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)/g, '<em>$1</em>')
    .replaceAll(/~~(?=\S)(.+?)(?<=\S)~~/g, '<s>$1</s>');
  return restore(marked, kept);
};

const ITEM = /^\s*(?:([-*])|(\d+)[.)])\s+(.*)$/;

/**
 * The Markdown that Teams shows in cards and messages: emphasis, links, lists, line breaks.
 * Everything is escaped first, so the result is safe as HTML whatever the text.
 */
export const markdownToHtml = (markdown: string): string => {
  const html: string[] = [];
  let list: 'ul' | 'ol' | undefined;
  const close = () => {
    if (list) html.push(`</${list}>`);
    list = undefined;
  };
  for (const line of markdown.split('\n')) {
    const item = ITEM.exec(line);
    const wanted = item && (item[1] ? 'ul' : 'ol');
    if (!item || !wanted) {
      close();
      html.push(`${inline(line)}<br>`);
      continue;
    }
    if (list !== wanted) {
      close();
      const start = wanted === 'ol' && item[2] !== '1' ? ` start="${item[2] ?? '1'}"` : '';
      html.push(`<${wanted}${start}>`);
      list = wanted;
    }
    html.push(`<li>${inline(item[3] ?? '')}</li>`);
  }
  close();
  return html.join('').replace(/<br>$/, '');
};

/** A message's text: `<at>` becomes a highlighted name, the rest is Markdown. */
export const messageToHtml = (text: string): string =>
  text
    .split(/(<at[^>]*>.*?<\/at>)/g)
    .map((part) => {
      const name = /^<at[^>]*>(.*?)<\/at>$/.exec(part)?.[1];
      return name === undefined ? markdownToHtml(part) : `<span class="at">${escape(name)}</span>`;
    })
    .join('');
