import type { Prompt } from '../../account/prompts.ts'
import { html, type Html } from '../../lib/html.ts'
import type { Application } from '../../state/model.ts'
import { PROMPT_ICON_PATH, PROMPT_SCRIPT_PATH, PROMPT_STYLE_PATH } from './files.ts'
import { promptPath } from './path.ts'

export interface ShellParts {
  title: string
  content: Html
  application?: Application
  username?: string
  /** The address that answers once the screen changes. */
  waitPath?: string
}

/** The frame of every page of the prompt. Without its script the page reloads every few seconds instead. */
export function pageShell({ title, content, application, username, waitPath }: ShellParts): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Duo simulator</title>
<link rel="icon" href="${PROMPT_ICON_PATH}" type="image/svg+xml">
<link rel="stylesheet" href="${PROMPT_STYLE_PATH}">
<script src="${PROMPT_SCRIPT_PATH}" defer></script>
${waitPath !== undefined && html`<noscript><meta http-equiv="refresh" content="3" /></noscript>`}
</head>
<body>
<header class="ribbon">Simulator, not Duo</header>
<main${waitPath !== undefined && html` data-wait="${waitPath}"`}>
${application && headerOf(application, username ?? '')}
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`
}

/** One form per action. */
export function actionForm({ id }: Prompt, action: string, content: Html): Html {
  return html`<form method="post" action="${promptPath(id, action)}">${content}</form>`
}

function headerOf({ name, logo }: Application, username: string): Html {
  return html`<div class="head">
    ${logo !== null && html`<img src="data:image/png;base64,${logo}" alt="" height="40" />`}
    <p><strong>${name}</strong><span>${username}</span></p>
  </div>`
}
