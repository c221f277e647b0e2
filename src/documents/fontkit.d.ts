/** What is used of `fontkit`, which brings no types. */
declare module 'fontkit' {
  export const openSync: (path: string) => {
    hasGlyphForCodePoint(codePoint: number): boolean;
  };
}
