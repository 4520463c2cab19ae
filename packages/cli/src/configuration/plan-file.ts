import { createHash } from 'node:crypto'
import { wrongUse } from '../lib/command-error.ts'
import { readWholeFile } from '../lib/read-whole-file.ts'
import type { Plan } from './print-plan.ts'

const FORMAT = 1
const MAX_BYTES = 4_000_000

interface PlanFile {
  sallyportPlan: typeof FORMAT
  server: string
  document: string
  plannedAt: string
  hash: string
  changes: string[]
}

const toDigest = (document: string): string => createHash('sha256').update(document).digest('hex')

/** Writes a reviewed plan, to be applied later. Holds no secret. */
export function toPlanFile(
  plan: Plan,
  { server, document, now }: { server: string; document: string; now: Date },
): string {
  const file: PlanFile = {
    sallyportPlan: FORMAT,
    server,
    document: toDigest(document),
    plannedAt: now.toISOString(),
    hash: plan.hash,
    changes: plan.changes.map(({ text }) => text),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Reads the hash of a plan. Refuses a plan for another document or server. */
export async function readPlanFile(
  path: string,
  { server, document }: { server: string; document: string },
): Promise<string> {
  const file = parse(await readWholeFile(path, { maxBytes: MAX_BYTES }))
  if (file?.sallyportPlan !== FORMAT || typeof file.hash !== 'string')
    throw wrongUse(`${path} is not a plan. Create one with "sallyport plan FILE --out ${path}".`)
  if (file.server !== server) throw wrongUse(`${path} was made for a server other than ${server}.`)
  if (file.document !== toDigest(document))
    throw wrongUse(`The configuration has changed since ${path} was made. Plan again.`)
  return file.hash
}

function parse(text: string): Partial<PlanFile> | null {
  try {
    return JSON.parse(text) as Partial<PlanFile> | null
  } catch {
    return null
  }
}
