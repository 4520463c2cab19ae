import { describeModuleContract } from '../../module-contract/testing/describe-module-contract.ts'
import { startDuo } from './testing/duo-journey.ts'
import type { DuoEnrollmentPrompt } from './interface/duo.type.ts'

describeModuleContract('duo', async () => {
  const journey = await startDuo()
  const { control } = journey.simulator
  let current = journey.createUser()
  return {
    module: journey.module,
    createContext: () => journey.logon((current = journey.createUser())),
    // Enrolls with the code that is shown, and approves the push that follows.
    act: async (prompt) => {
      if (prompt.constructor.name === 'DuoEnrollmentPrompt')
        control.activate((prompt as DuoEnrollmentPrompt).activationCode!)
      else control.decide((await control.waitForPush(current.username)).txid, { decision: 'approve' })
      return null
    },
    stop: () => journey.stop(),
  }
})
