import type { ActivationView } from '../../../contract/devices.ts'
import { useToast } from '../../components/toasts.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'
import { navigate } from '../../navigation/navigate.ts'

/** Adds an account to a new phone and opens the phone. */
export function useActivation() {
  const toast = useToast()
  return useAction(async (activationCode: string, deviceName: string) => {
    const added = await controlRequest<ActivationView>('POST', '/activate', {
      activationCode,
      ...(deviceName.trim() && { deviceName: deviceName.trim() }),
    })
    toast(`The account of ${added.username} is on this phone`)
    navigate(`/phone/${encodeURIComponent(added.deviceId)}`, { replace: true })
  })
}
