import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { createMailer, type Mailer } from '#mail/mailer.ts';

export type Mailbox = {
  readonly smtpUrl: string;
  readonly mailer: Mailer;
  /** Everything that was delivered, in order, and forgets it. */
  take(): ParsedMail[];
  /** From now on the server takes no mail for this address. */
  refuse(address: string, answer: string): void;
  close(): Promise<void>;
};

/** A real SMTP server that takes mail for everybody. */
export async function openMailbox(): Promise<Mailbox> {
  const delivered: ParsedMail[] = [];
  const refused = new Map<string, string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const answer = refused.get(address);
      done(answer === undefined ? null : Object.assign(new Error(answer), { responseCode: 550 }));
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          delivered.push(mail);
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const smtpUrl = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const settings = { smtpUrl, mailFrom: 'Rollcall <rollcall@vendor.test>', dataDir: '' };
  const mailer = createMailer(settings, pino({ level: 'silent' }));
  return {
    smtpUrl,
    mailer,
    take: () => delivered.splice(0),
    refuse: (address, answer) => void refused.set(address, answer),
    close: async () => {
      mailer.close();
      await new Promise<void>((done) => server.close(done));
    },
  };
}

/** The link of ours in a mail, which both of its forms have. */
export function linkIn(mail: ParsedMail | undefined): string {
  const [link] = /http:\/\/localhost\S*#[\w-]+/.exec(mail?.text ?? '') ?? [];
  if (!link) throw new Error(`There is no link in the mail: ${mail?.text}`);
  if (typeof mail?.html !== 'string' || !mail.html.includes(`href="${link}"`))
    throw new Error('The two forms of the mail differ in their link');
  return link;
}
