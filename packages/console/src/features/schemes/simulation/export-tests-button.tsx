import { useLazyQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { showProblem } from '../../../components/feedback/toast.tsx'
import type { MatrixInput } from '../../../gql/schema.ts'
import { SimulationTestsDocument } from './gql/simulation.ts'

/** Downloads the simulation as a test file that `sallyport test` replays. */
export function ExportTestsButton({ input }: { input: MatrixInput }) {
  const [load, { loading }] = useLazyQuery(SimulationTestsDocument, { fetchPolicy: 'network-only' })
  const save = async () => {
    try {
      const { data } = await load({ variables: { input } })
      if (data) download(`${input.accessType}.tests.yaml`, data.simulationTests)
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={loading}
      onClick={() => void save()}>
      Export as test file
    </Button>
  )
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
