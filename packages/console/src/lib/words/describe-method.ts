/** How a step was passed, as its module told it ("Duo push to iPhone"), beginning a line. */
export function describeMethod({ module, method }: { module: string; method: string }): string {
  const words = method.trim() || module.replaceAll('-', ' ')
  return words === '' ? 'Unknown' : words[0]!.toUpperCase() + words.slice(1)
}
