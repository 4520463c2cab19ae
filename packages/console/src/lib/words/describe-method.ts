/** How a step was passed, in its module's words ("Duo push to iPhone"), capitalized. */
export function describeMethod({ module, method }: { module: string; method: string }): string {
  const words = method.trim() || module.replaceAll('-', ' ')
  return words === '' ? 'Unknown' : words[0]!.toUpperCase() + words.slice(1)
}
