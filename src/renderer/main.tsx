import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { createConsoleModel } from './app/console-model.ts'
import { startConsole } from './app/start.ts'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const model = createConsoleModel(window.pantau, document)
startConsole(model, document)
createRoot(root).render(
  <StrictMode>
    <App model={model} />
  </StrictMode>,
)
