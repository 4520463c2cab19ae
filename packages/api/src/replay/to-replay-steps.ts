import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import type { StoredStep } from '../schemes/versions/scheme.statements.ts'
import type { ReplayedEvent } from './replay.statements.ts'
import { ReplayMoment, ReplayStep } from './replay.type.ts'

/** The steps of the version, each with its events. */
export function toReplaySteps(
  modules: ModuleRegistry,
  steps: readonly StoredStep[],
  events: readonly ReplayedEvent[],
  startedAt: number,
): ReplayStep[] {
  let begins: number | null = startedAt
  return steps.map(({ module, options }, index) => {
    const position = index + 1
    const own = events.filter(({ step }) => step === position)
    const passed = own.find(({ type }) => type === 'step.passed')
    const denied = own.find(({ type }) => type === 'logon.denied')
    const ended = passed ?? denied
    const isReached = begins !== null
    const step = Object.assign(new ReplayStep(), {
      position,
      module,
      title: modules.find(module)?.title ?? module,
      options,
      outcome: passed ? 'passed' : denied ? 'denied' : isReached ? 'open' : 'not-reached',
      method: toText(passed?.details['method']),
      exception: toText(passed?.details['exception']),
      startedAt: begins === null ? null : new Date(begins),
      endedAt: ended ? new Date(ended.at) : null,
      seconds: ended && begins !== null ? toSeconds(ended.at - begins) : null,
      moments: own.flatMap(toMoments),
    })
    begins = passed?.at ?? null
    return step
  })
}

export const toSeconds = (ms: number): number => Math.round(ms / 100) / 10

const toText = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function toMoments(event: ReplayedEvent): ReplayMoment[] {
  const { details } = event
  const service =
    typeof details['serviceMs'] === 'number'
      ? [toMoment(event, 'service', `The service answered in ${details['serviceMs']} ms.`)]
      : []
  switch (event.type) {
    case 'step.asked':
      return [...service, toMoment(event, 'prompt', toPromptText(details))]
    case 'step.rejected':
      return [...service, toMoment(event, 'answer', `The answer did not pass: ${event.code}.`)]
    case 'step.passed':
      return [
        ...service,
        toMoment(
          event,
          'outcome',
          `Passed with ${details['method']}${details['exception'] ? ` (${details['exception']})` : ''}.`,
        ),
      ]
    case 'logon.denied':
      return [...service, toMoment(event, 'outcome', `The logon was refused: ${event.code}.`)]
    default:
      return [
        toMoment(
          event,
          'outcome',
          event.type.startsWith('alarm.') ? `Alarm: ${event.type.slice('alarm.'.length)}.` : `${event.type}.`,
        ),
      ]
  }
}

function toPromptText({ prompt, factor, device, enrollment }: Readonly<Record<string, unknown>>): string {
  const shown = typeof prompt === 'string' ? `Shown: ${prompt}` : 'Asked'
  const way = typeof factor === 'string' ? factor.toLowerCase() : null
  const sent = way && (typeof device === 'string' ? ` (${way} to ${device})` : ` (${way})`)
  return `${shown}${sent ?? ''}.${typeof enrollment === 'string' ? ` Enrollment: ${enrollment}.` : ''}`
}

function toMoment(
  { at, code, reference, details }: ReplayedEvent,
  kind: ReplayMoment['kind'],
  text: string,
): ReplayMoment {
  return Object.assign(new ReplayMoment(), {
    at: new Date(at),
    kind,
    text,
    code,
    reference,
    details: Object.keys(details).length > 0 ? details : null,
  })
}
