/** Focuses the first empty field marked for it, else the last marked one; without any, the heading, so that it is read out. */
export function focusFirst(container: HTMLElement): void {
  const fields = [...container.querySelectorAll<HTMLInputElement>('[data-autofocus]')]
  const target =
    fields.find((field) => field.value === '') ??
    fields.at(-1) ??
    container.querySelector<HTMLElement>('[data-heading]')
  target?.focus({ preventScroll: fields.length === 0 })
}
