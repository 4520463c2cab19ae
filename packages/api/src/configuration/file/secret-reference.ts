/** `${env:NAME}`, or `${file:path}` with a path relative to the document. What it names is read by the client, never by the server. */
export const SECRET_REFERENCE_PATTERN = '\\$\\{(?:env:[A-Za-z_][A-Za-z0-9_]{0,99}|file:[^\\u0000-\\u001f{}]{1,400})\\}'

const REFERENCE = new RegExp(`^${SECRET_REFERENCE_PATTERN}$`, 'u')

export const isSecretReference = (text: string): boolean => REFERENCE.test(text)

/** What stands in an export for a secret that was typed by hand. */
export function toDefaultReference(module: string, field: string): string {
  const words = `${module}_${field}`.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll(/[^A-Za-z0-9]+/g, '_')
  return `\${env:SALLYPORT_${words.toUpperCase()}}`
}
