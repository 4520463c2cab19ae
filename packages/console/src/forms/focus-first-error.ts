/** Focuses the first field that has to be corrected. */
export function focusFirstError(
  form: { getInputNode: (path: string) => HTMLElement | null },
  errors: Record<string, unknown>,
): void {
  const [first] = Object.keys(errors)
  if (first) form.getInputNode(first)?.focus()
}
