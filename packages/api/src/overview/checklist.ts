import type { Situation } from './situation.ts'

export interface ToDo {
  id: string
  title: string
  done: boolean
  link: string
}

/** Modules that verify a user after another step has identified them, and that need settings: a new system lacks them. */
const listSecondFactors = ({ modules }: Situation) =>
  modules.filter(
    ({ module }) =>
      module.category === 'SECRET' && Object.values(module.settings.fields).some((field) => field.required),
  )

/** The steps from a new system to the first logon with a second factor. */
export function listToDos(situation: Situation): ToDo[] {
  const browser = situation.schemes.find((scheme) => scheme.key === 'browser')
  const all = listSecondFactors(situation)
  // One is enough: those that an administrator has begun with, else the first.
  const begun = all.filter(({ module, configured }) => configured || browser?.published.includes(module.id))
  const factors = begun.length > 0 ? begun : all.slice(0, 1)
  const todos = factors.flatMap(({ module: { id, title }, configured }): ToDo[] => [
    { id: `${id}-settings`, title: `Set up ${title}`, done: configured, link: `/authentication/settings/${id}` },
    {
      id: `${id}-scheme`,
      title: `Add ${title} to the Browser scheme`,
      done: browser?.published.includes(id) ?? false,
      link: '/authentication/schemes/browser',
    },
  ])
  if (todos.length === 0) return []
  const isEnrolled = factors.some(({ module }) => situation.enrolledModules.has(module.id))
  return [...todos, { id: 'first-enrollment', title: 'Enroll at the first logon', done: isEnrolled, link: '/users' }]
}
