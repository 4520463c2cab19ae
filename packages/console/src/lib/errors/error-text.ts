/** What happened, and what the user can do next: two plain sentences. */
export interface ErrorText {
  message: string
  hint: string
}
/** By stable code. */
export type ErrorTexts = Readonly<Record<string, ErrorText>>

/** NOTE own properties only: a code from outside must not find inherited ones such as `constructor`. */
export const findText = (texts: ErrorTexts, code: string): ErrorText | null =>
  Object.hasOwn(texts, code) ? texts[code]! : null
