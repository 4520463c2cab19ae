/** Puts the cursor into the first empty field that asks for it, else the last one; where none does, at the heading, to be read. */
export function focusFirst(container: HTMLElement): void {
  const fields = [...container.querySelectorAll<HTMLInputElement>('[data-autofocus]')]
  const target =
    fields.find((field) => field.value === '') ??
    fields.at(-1) ??
    container.querySelector<HTMLElement>('[data-heading]')
  target?.focus({ preventScroll: fields.length === 0 })
}
