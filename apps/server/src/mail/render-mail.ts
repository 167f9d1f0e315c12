import { brand, type Language } from '@rollcall/access';
import type { MailContent } from './mail-content.ts';

/**
 * The two forms of a mail. The HTML has its light colours in the elements, for clients that drop the head, and the dark
 * ones in the head, for those that follow the reader's theme. It loads nothing, so that opening it tells nobody.
 */
export function renderMail(content: MailContent): { html: string; text: string } {
  return { html: htmlOf(content), text: textOf(content) };
}

function textOf({ heading, paragraphs, action, facts = [], footnote }: MailContent): string {
  const blocks = [
    heading,
    ...paragraphs,
    ...(facts.length > 0 ? [facts.map(([label, value]) => `${label}: ${value}`).join('\n')] : []),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    `--\n${footnote}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function htmlOf(content: MailContent): string {
  const { language = 'en', subject, heading, paragraphs, action, facts = [], footnote } = content;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>
@media (prefers-color-scheme: dark) {
  .canvas { background: #0f0f10 !important; }
  .card { background: #161618 !important; border-color: #2b2b30 !important; }
  .ink { color: #ededef !important; }
  .muted { color: #acacb4 !important; }
  .line { border-color: #2b2b30 !important; }
  .link { color: #9db6f8 !important; }
  .button, .mark { background: ${brand.accent.dark} !important; }
}
</style>
</head>
<body class="canvas" style="margin:0;padding:0;background:#f8f8f7;">
<div role="article" aria-label="${escapeHtml(subject)}" lang="${language}">
<table role="presentation" class="canvas" width="100%" cellpadding="0" cellspacing="0" style="background:#f8f8f7;">
<tr><td align="center" style="padding:32px 16px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px;">
<tr><td style="padding:0 4px 16px;">${wordmark}</td></tr>
<tr><td class="card" style="padding:28px;background:#ffffff;border:1px solid #e4e4e0;border-radius:8px;">
<h1 class="ink" style="margin:0 0 12px;font:600 20px/28px ${fonts};color:#1b1b19;">${escapeHtml(heading)}</h1>
${paragraphs.map(paragraph).join('\n')}
${facts.length > 0 ? factTable(facts) : ''}
${action ? button(action, language) : ''}
</td></tr>
<tr><td class="muted" style="padding:16px 4px 0;font:400 13px/20px ${fonts};color:#55554f;">${escapeHtml(footnote)}</td></tr>
</table>
</td></tr>
</table>
</div>
</body>
</html>
`;
}

const fonts = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

const wordmark = `<table role="presentation" cellpadding="0" cellspacing="0"><tr>
<td class="mark" width="28" height="28" align="center" aria-hidden="true" style="background:${brand.accent.light};border-radius:7px;font:700 15px/28px ${fonts};color:#ffffff;">${escapeHtml(brand.productName.slice(0, 1))}</td>
<td class="ink" style="padding-left:10px;font:600 15px/28px ${fonts};color:#1b1b19;">${escapeHtml(brand.productName)}</td>
</tr></table>`;

function paragraph(text: string): string {
  return `<p class="ink" style="margin:0 0 12px;font:400 15px/23px ${fonts};color:#1b1b19;">${escapeHtml(text)}</p>`;
}

function factTable(facts: readonly (readonly [string, string])[]): string {
  const rows = facts.map(
    ([label, value]) => `<tr>
<th scope="row" align="left" class="muted line" style="padding:8px 16px 8px 0;border-top:1px solid #e4e4e0;font:400 14px/20px ${fonts};color:#55554f;white-space:nowrap;vertical-align:top;">${escapeHtml(label)}</th>
<td class="ink line" style="padding:8px 0;border-top:1px solid #e4e4e0;font:400 14px/20px ${fonts};color:#1b1b19;word-break:break-word;">${escapeHtml(value)}</td>
</tr>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin:4px 0 16px;">${rows.join('')}</table>`;
}

const withoutButton: Record<Language, string> = {
  en: 'If the button does not work, open this address:',
  sv: 'Om knappen inte fungerar, öppna den här adressen:',
};

function button({ label, url }: { label: string; url: string }, language: Language): string {
  return `<p style="margin:20px 0 16px;"><a class="button" href="${escapeHtml(url)}" style="display:inline-block;padding:10px 18px;background:${brand.accent.light};border-radius:6px;font:600 15px/22px ${fonts};color:#ffffff;text-decoration:none;">${escapeHtml(label)}</a></p>
<p class="muted" style="margin:0;font:400 13px/20px ${fonts};color:#55554f;overflow-wrap:anywhere;">${withoutButton[language]}<br><a class="link" href="${escapeHtml(url)}" style="color:#2451c2;word-break:break-all;">${escapeHtml(url)}</a></p>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
