/** Markup that needs no escaping. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | false | null | undefined | readonly Html[]

/** Escapes every value except markup that this function made. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const texts = parts.map((part) => {
    if (part instanceof Html) return part.text
    if (Array.isArray(part)) return part.map(({ text }: Html) => text).join('')
    return part === false || part === null || part === undefined ? '' : escapeHtml(String(part))
  })
  return new Html(strings.map((string, index) => string + (texts[index] ?? '')).join(''))
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
