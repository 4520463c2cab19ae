import { useMutation } from '@apollo/client/react'
import { type SchemeProblem, findSchemeProblems } from '@sallyport/shared/scheme-rules'
import { findSchemeWarnings } from '@sallyport/shared/scheme-warnings'
import { useMemo, useState } from 'react'
import { showDone } from '../../components/toast.tsx'
import { SaveSchemeDocument, type SaveSchemeMutation, type SchemePartsFragment } from '../../gql/graphql.ts'
import { isConflict, toProblem } from '../../lib/problem.ts'
import { type ApiModule, toRuleModule } from '../../lib/to-rule-module.ts'
import { type FlowStep, isSameFlow, removeStep, restoreStep, toFlow, toStableText, toStepInputs } from './flow.ts'

export type ShownProblem = Pick<SchemeProblem, 'message'> & { code: string; step?: number | null }
type Rejected = Extract<SaveSchemeMutation['saveScheme'], { __typename: 'SchemeRejected' }>

/** A scheme while it is edited: its steps, what is wrong with them, and saving. Nothing is live before `save`. */
export function useSchemeEditing(scheme: SchemePartsFragment, modules: readonly ApiModule[]) {
  const [begun, setBegun] = useState(() => ({ version: scheme.published.number, steps: toFlow(scheme.published.steps) }))
  const [steps, setSteps] = useState<FlowStep[]>(begun.steps)
  const [note, setNote] = useState('')
  // What the server found; it holds until the next change.
  const [serverProblems, setServerProblems] = useState<readonly ShownProblem[]>([])
  const [hasConflict, setHasConflict] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [announcement, setAnnouncement] = useState('')
  const [saveScheme, { loading: isSaving }] = useMutation(SaveSchemeDocument)

  const isForBrowsers = scheme.sessionDelivery === 'COOKIE'
  const ruleProblems = useMemo(() => findSchemeProblems(steps, modules.map(toRuleModule), { isForBrowsers }), [steps, modules, isForBrowsers])
  const warnings = useMemo(() => (scheme.enabled ? findSchemeWarnings({ name: scheme.name, steps }, modules) : []), [scheme, steps, modules])
  const toTitle = (moduleId: string) => modules.find((module) => module.id === moduleId)?.title ?? moduleId

  const change = (next: FlowStep[] | ((current: FlowStep[]) => FlowStep[]), said?: string) => {
    setSteps(next)
    setServerProblems([])
    setFailure(null)
    if (said) setAnnouncement(said)
  }
  const beginFrom = (published: SchemePartsFragment['published']) => {
    const flow = toFlow(published.steps)
    setBegun({ version: published.number, steps: flow })
    setSteps(flow)
    setNote('')
    setServerProblems([])
    setHasConflict(false)
    setFailure(null)
  }
  const showRejected = ({ problems }: Rejected) => {
    setHasConflict(problems.some((problem) => isConflict(problem.code)))
    setServerProblems(problems.filter((problem) => !isConflict(problem.code)))
  }
  const save = async () => {
    setFailure(null)
    setHasConflict(false)
    try {
      const { data } = await saveScheme({ variables: { input: { key: scheme.key, steps: toStepInputs(steps), basedOn: begun.version, note: note.trim() || null } } })
      const result = data!.saveScheme
      if (result.__typename === 'SchemeRejected') return showRejected(result)
      beginFrom(result.published)
      showDone(`Version ${result.published.number} is live.`)
    } catch (error) {
      if (isConflict(toProblem(error).code)) setHasConflict(true)
      else setFailure(error)
    }
  }
  const remove = (step: FlowStep) => {
    const index = steps.findIndex((each) => each.key === step.key)
    change(removeStep(steps, step.key))
    // The toast is announced by itself.
    showDone(`${toTitle(step.module)} removed. It is still live until you save.`, () => change((current) => restoreStep(current, step, index)))
  }
  return {
    steps,
    note,
    setNote,
    change,
    remove,
    discard: () => change(begun.steps, 'Changes discarded.'),
    beginFrom,
    save,
    isSaving,
    hasChanges: !isSameFlow(steps, begun.steps),
    problems: [...(serverProblems.length > 0 ? serverProblems : ruleProblems), ...listLiveAdvice(scheme, steps)],
    isBlocked: ruleProblems.length > 0,
    /** What is allowed and has to be meant: asked before it is saved. */
    warnings,
    hasConflict,
    failure,
    announcement,
  }
}

/** What the server says about live steps, at those that still are as they are live. */
function listLiveAdvice({ warnings, published }: SchemePartsFragment, steps: readonly FlowStep[]): ShownProblem[] {
  return warnings.flatMap(({ code, message, step, count }) => {
    const live = step == null ? undefined : published.steps[step]
    const edited = step == null ? undefined : steps[step]
    if (!live || !edited || edited.module !== live.module.id || toStableText(edited.options) !== toStableText(live.options)) return []
    const counted = count ? ` ${count === 1 ? 'One logon has' : `${count} logons have`} passed in this way in the last 30 days.` : ''
    return [{ code, step, message: `${message}${counted}` }]
  })
}
