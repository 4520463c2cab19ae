import { PromptBrowser } from './prompt-browser.ts'
import { enrollUser } from './start-simulator.ts'
import { codeOf, readIdToken, startUniversal } from './universal-client.ts'

/** A prompt in a browser, with an enrolled user unless told otherwise. */
export async function startPrompt({ isEnrolled = true } = {}) {
  const started = await startUniversal()
  const { simulator, client, universal, application } = started
  if (isEnrolled) {
    const { deviceId } = await enrollUser(started)
    simulator.control.updateDevice(deviceId, { name: "Alice's <phone>", number: '+1 555 555 0123' })
  }
  const browser = new PromptBrowser(client, simulator.url)
  const idToken = async (location: string | null) => {
    const { json } = await universal.token(codeOf(location!))
    return readIdToken(json.id_token, application.secretKey)
  }
  return { ...started, browser, idToken, control: simulator.control }
}
