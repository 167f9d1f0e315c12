/**
 * Where anybody can have an address. Nobody could prove one of these but who runs it; the list is there so that
 * whoever gives one reads why at once, instead of looking for a place to publish a record.
 */
const publicMailDomains: ReadonlySet<string> = new Set(
  `126.com 163.com aol.com bluewin.ch btinternet.com comcast.net duck.com fastmail.com fastmail.fm free.fr gmail.com
  gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.fr
  hotmail.it hotmail.se hushmail.com icloud.com inbox.lv laposte.net libero.it live.co.uk live.com live.se mac.com
  mail.com mail.de mail.ru mailbox.org me.com msn.com naver.com online.no orange.fr outlook.com outlook.de outlook.fr
  pm.me posteo.de proton.me protonmail.ch protonmail.com qq.com rocketmail.com seznam.cz sina.com skynet.be t-online.de
  telia.com tuta.com tutanota.com verizon.net web.de wp.pl yahoo.co.jp yahoo.co.uk yahoo.com yahoo.de yahoo.fr yahoo.it
  yandex.com yandex.ru ymail.com zoho.com zohomail.com`.split(/\s+/),
);

export function isPublicMailDomain(name: string): boolean {
  return publicMailDomains.has(name);
}
