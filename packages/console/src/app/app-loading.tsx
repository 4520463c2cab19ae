import { Center, Loader } from '@mantine/core'

/** Shown until the viewer is known. */
export function AppLoading() {
  return (
    <Center component="main" mih="100vh">
      <Loader aria-label="Loading" role="status" />
    </Center>
  )
}
