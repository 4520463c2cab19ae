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

/** What was reviewed, to be applied later. Holds no secret. */
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

/** The hash of a plan that was made for this document on this server. */
export async function readPlanFile(
  path: string,
  { server, document }: { server: string; document: string },
): Promise<string> {
  const file = parse(await readWholeFile(path, { maxBytes: MAX_BYTES }))
  if (file?.sallyportPlan !== FORMAT || typeof file.hash !== 'string')
    throw wrongUse(`${path} is no plan. Make one with "sallyport plan FILE --out ${path}".`)
  if (file.server !== server) throw wrongUse(`${path} was planned for another server than ${server}.`)
  if (file.document !== toDigest(document))
    throw wrongUse(`The configuration has changed since ${path} was made. Plan anew.`)
  return file.hash
}

function parse(text: string): Partial<PlanFile> | null {
  try {
    return JSON.parse(text) as Partial<PlanFile> | null
  } catch {
    return null
  }
}
