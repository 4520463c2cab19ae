import { findPromptTitle } from '../../module-contract/prompt-title.ts'
import type { ServiceCondition } from '../../module-contract/step-forecast.ts'
import type { Flow, World } from '../world/flow.ts'
import { type Conditions, type ForecastLogon, listExceptions } from './forecast-logon.ts'
import { SimulatedCondition, SimulatedLogon, SimulatedStep } from './simulation.type.ts'

/** What a service does, after its name: "Duo asks, and the person confirms". */
export const CONDITION_TEXTS: Record<ServiceCondition, { title: string; description: string }> = {
  approves: { title: 'asks, and the person confirms', description: 'The ordinary day.' },
  denies: { title: 'asks, and the person denies', description: 'The request is declined on the phone.' },
  'reports-fraud': {
    title: 'asks, and the person reports fraud',
    description: 'The request is reported on the phone.',
  },
  'no-answer': { title: 'asks, and nobody answers', description: 'The request lapses.' },
  'lets-in': {
    title: 'lets the person in without asking',
    description: 'By the person’s status, by a policy, or from a trusted network.',
  },
  refuses: {
    title: 'refuses the person',
    description: 'The account there is disabled, locked out, or kept out by a policy.',
  },
  'unknown-user': { title: 'does not know the person', description: 'Nobody of that name, or not any more.' },
  'device-lost': { title: 'asks, and the phone is lost', description: 'There is nothing left to confirm with.' },
  unreachable: { title: 'can’t be reached', description: 'Nobody answers at its host.' },
  'refuses-keys': {
    title: 'refuses this server’s keys',
    description: 'They were changed there, or typed wrongly here.',
  },
}

interface Simulated {
  flow: Flow
  username: string
  conditions: Conditions
  ipAddress: string
  logon: ForecastLogon
}

export function toSimulatedLogon(
  world: World,
  { flow, username, conditions, ipAddress, logon }: Simulated,
): SimulatedLogon {
  return Object.assign(new SimulatedLogon(), {
    accessType: flow.accessType.key,
    scheme: flow.schemeKey,
    version: flow.version,
    username,
    ipAddress,
    conditions: [...conditions].map(([service, condition]) =>
      Object.assign(new SimulatedCondition(), {
        service,
        condition,
        title: `${findServiceTitle(world, service)} ${CONDITION_TEXTS[condition].title}`,
      }),
    ),
    steps: logon.steps.map((step) => toStep(world, step)),
    passes: logon.passes,
    code: logon.blocked?.code ?? null,
    message: logon.blocked?.why ?? null,
    exceptions: listExceptions(logon),
    sentence: toSentence(flow, username, logon),
  })
}

function toStep(world: World, { position, module, title, forecast }: ForecastLogon['steps'][number]): SimulatedStep {
  const definition = world.modules.get(module)?.module.step
  const blocked = forecast?.result === 'blocked' ? forecast : null
  const passed = forecast?.result === 'passes' ? forecast : null
  return Object.assign(new SimulatedStep(), {
    position,
    module,
    title,
    outcome: passed ? 'PASSES' : blocked ? 'BLOCKED' : 'NOT_REACHED',
    prompts: (forecast?.prompts ?? []).flatMap((type) => (definition && findPromptTitle(definition, type)) ?? []),
    method: passed?.method ?? null,
    code: blocked?.code ?? null,
    message: blocked?.why ?? null,
    exception: passed?.exception ?? null,
  })
}

export function findServiceTitle(world: World, service: string): string {
  return (
    [...world.modules.values()].find(({ module }) => module.analysis?.outsideService?.id === service)?.module.analysis
      ?.outsideService?.title ?? service
  )
}

function toSentence({ accessType }: Flow, username: string, { blocked, steps }: ForecastLogon): string {
  if (!blocked)
    return `${username} gets in by ${accessType.name}: ${steps.map(({ forecast }) => (forecast?.result === 'passes' ? forecast.method : '')).join(', then ')}.`
  if (blocked.step === null) return `${username} does not get in by ${accessType.name}: ${lowerFirst(blocked.why)}`
  return `${username} stops at step ${blocked.step} (${steps[blocked.step - 1]!.title}) of ${accessType.name}: ${lowerFirst(blocked.why)}`
}

/** NOTE names such as Duo stay as they are. */
const lowerFirst = (text: string): string =>
  /^(?:The|Nobody|This) /u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
