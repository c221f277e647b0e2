/** Pages put together, up to about `most` rows; `more`: there are others beyond. */
export const inFull = async <T>(
  page: (cursor: string | undefined) => Promise<{
    readonly items: readonly T[];
    readonly cursor?: string;
  }>,
  most: number,
): Promise<{ readonly items: readonly T[]; readonly more: boolean }> => {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
    const next = await page(cursor);
    items.push(...next.items);
    cursor = next.cursor;
  } while (cursor !== undefined && items.length < most);
  return { items, more: cursor !== undefined };
};
