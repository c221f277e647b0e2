/** An event of an area: its name, its data, and the text fields that a person wrote. */
export interface Fact<Type extends string, Data, Text = never> {
  readonly type: Type;
  readonly v: 1;
  readonly data: Data;
  readonly text?: Text;
}
