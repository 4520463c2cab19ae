import './theme/styles.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { openControlEvents } from './control/events.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
openControlEvents()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
