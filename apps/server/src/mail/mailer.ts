import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import { AppError } from '#errors.ts';
import type { MailContent } from './mail-content.ts';
import { renderMail } from './render-mail.ts';

/** Hands mails over. @throws unavailable with what the mail server said. */
export type Mailer = {
  send(to: string, content: MailContent): Promise<void>;
  close(): void;
};

export type MailSettings = {
  /** `smtp://` or `smtps://`; null: mails are written to files. */
  readonly smtpUrl: string | null;
  /** `Name <address>`, or an address. */
  readonly mailFrom: string;
  readonly dataDir: string;
};

export function createMailer(settings: MailSettings, logger: Logger): Mailer {
  const { smtpUrl, mailFrom } = settings;
  return smtpUrl === null ? outbox(settings, logger) : smtp(smtpUrl, mailFrom);
}

const timeoutMs = 20_000;

/** What is in a mail is text of ours; nothing in it may make the library read a file or an address. */
const nothingFromElsewhere = { disableFileAccess: true, disableUrlAccess: true } as const;

function smtp(smtpUrl: string, from: string): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    ...nothingFromElsewhere,
  });
  return {
    send: async (to, content) => {
      try {
        await transport.sendMail(messageOf(from, to, content));
      } catch (cause) {
        throw new AppError('unavailable', `The mail to ${to} was not taken: ${reasonOf(cause)}`, { cause });
      }
    },
    close: () => transport.close(),
  };
}

/** The mail server's own words where it said any, else what became of the connection. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the mail server gave no reason.';
  return 'response' in error && typeof error.response === 'string' ? error.response : error.message;
}

/** Mails as files, for who has no mail server yet. They hold links that sign people in: only we may read them. */
function outbox({ dataDir, mailFrom }: MailSettings, logger: Logger): Mailer {
  const folder = join(dataDir, 'outbox');
  const transport = createTransport({ streamTransport: true, buffer: true, ...nothingFromElsewhere });
  return {
    send: async (to, content) => {
      const { message } = await transport.sendMail(messageOf(mailFrom, to, content));
      if (!Buffer.isBuffer(message))
        throw new Error('A mail came as a stream although a buffer was asked for');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const at = new Date().toISOString().replaceAll(':', '-');
      const path = join(folder, `${at}-${randomUUID().slice(0, 8)}.eml`);
      await writeFile(path, message, { mode: 0o600, flag: 'wx' });
      logger.info({ path, to }, 'There is no SMTP_URL, so a mail was written to a file');
    },
    close: () => transport.close(),
  };
}

function messageOf(from: string, to: string, content: MailContent) {
  return {
    from,
    to: { name: '', address: to },
    subject: content.subject,
    ...renderMail(content),
    // Nobody is to be answered by "I am on holiday" for a mail that a machine sent.
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}
