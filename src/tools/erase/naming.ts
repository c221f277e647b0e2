const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** Whether a text holds one of these names or addresses as words of its own, in whatever case and spacing. */
export const naming = (names: readonly string[]): ((text: string) => boolean) => {
  const words = names
    .map((name) =>
      name
        .normalize('NFC')
        .trim()
        .split(/\s+/u)
        .map(escaped)
        .join(String.raw`\s+`),
    )
    .filter((name) => name !== '');
  if (words.length === 0) return () => false;
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{M}\p{N}])(?:${words.join('|')})(?![\p{L}\p{M}\p{N}])`,
    'iu',
  );
  return (text) => pattern.test(text.normalize('NFC'));
};
