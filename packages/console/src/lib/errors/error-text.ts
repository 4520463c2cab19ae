/** What happened, and what the person can do next: two plain sentences. */
export interface ErrorText {
  message: string
  hint: string
}
/** By stable code. */
export type ErrorTexts = Readonly<Record<string, ErrorText>>

/** NOTE own codes alone: a code that comes from outside must not find what every object inherits. */
export const findText = (texts: ErrorTexts, code: string): ErrorText | null =>
  Object.hasOwn(texts, code) ? texts[code]! : null
