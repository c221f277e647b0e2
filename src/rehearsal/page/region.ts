/**
 * Fills an element anew only when what it shows has changed, and gives the focus back to the control that had it
 * (controls say who they are in `data-focus`).
 */
export const createRegion = (element: HTMLElement) => {
  let shown: string | undefined;
  return (signature: unknown, build: () => readonly Node[]): void => {
    const next = JSON.stringify(signature);
    if (next === shown) return;
    shown = next;
    const focused = element.contains(document.activeElement)
      ? document.activeElement?.getAttribute('data-focus')
      : undefined;
    element.replaceChildren(...build());
    if (!focused) return;
    element.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  };
};
