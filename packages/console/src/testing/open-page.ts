import { type Answers, fakeApi } from './fake-api.ts'
import { renderConsole } from './render-console.tsx'
import { administrator } from './sample-answers.ts'

/** A page as an administrator sees it. `variablesOf` lists what was sent with each operation of a name. */
export function openPage(path: string, answers: Answers) {
  const sent = fakeApi({ ...administrator, Roles: { roles: [] }, ...answers })
  return {
    sent,
    variablesOf: (name: string) => sent.filter((each) => each.name === name).map(({ variables }) => variables),
    ...renderConsole(path),
  }
}
