import { html, type Html } from '../lib/html.ts'

export function startEnrollmentPage(username: string, code: string): Html {
  return portalPage(
    'Add a phone',
    html`<p>
        You are enrolling <strong>${username}</strong>. Next you add the account to a simulated phone; after that, log
        on again.
      </p>
      <form method="post" action="/portal">
        <input type="hidden" name="code" value="${code}" /><button>Start enrollment</button>
      </form>`,
  )
}

export function invalidLinkPage(): Html {
  return portalPage(
    'This link no longer works',
    html`<p>This enrollment link was used already or has expired. Log on again to get a new one.</p>`,
  )
}

function portalPage(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Duo simulator</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <style>
          :root {
            color-scheme: light dark;
            font:
              16px/1.5 system-ui,
              sans-serif;
          }
          body {
            margin: 0;
            display: grid;
            min-height: 100dvh;
            place-content: center;
            padding: 16px;
          }
          main {
            max-width: 26rem;
          }
          p.ribbon {
            font-weight: 600;
            color: #0f766e;
            color: light-dark(#0f766e, #5eead4);
          }
          button {
            font: inherit;
            font-weight: 600;
            min-height: 44px;
            padding: 0 20px;
            border: 0;
            border-radius: 8px;
            background: #0f766e;
            color: #fff;
            cursor: pointer;
          }
          button:focus-visible {
            outline: 3px solid #5eead4;
            outline-offset: 2px;
          }
        </style>
      </head>
      <body>
        <main>
          <p class="ribbon">Simulator, not Duo</p>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `
}
