import { buildParts, PARTS } from './lib/build-parts.ts'

await buildParts(PARTS, (line) => console.log(line))
