/** A place of the made-up company where people work. */
export interface Office {
  /** As an administrator writes it into the account, not as a postman needs it. */
  readonly name: string;
  /** The culture of those who are hired for it, as `de-CH`. */
  readonly locale: string;
  readonly streetAddress: string;
  readonly locality: string;
  /** Null where an address has none. */
  readonly region: string | null;
  readonly postalCode: string;
  /** ISO 3166-1 alpha-2, as RFC 7643 4.1.2 asks. */
  readonly country: string;
}

function office(
  locale: string,
  name: string,
  [streetAddress, postalCode, locality, region]: readonly [string, string, string, string?],
): Office {
  return {
    name,
    locale,
    streetAddress,
    locality,
    region: region ?? null,
    postalCode,
    country: locale.slice(-2),
  };
}

/** At least one for each culture. */
export const offices: readonly Office[] = [
  office('de-DE', 'Berlin, Haus 3', ['Lindenweg 12', '10115', 'Berlin']),
  office('de-DE', 'München Süd', ['Kastanienstraße 4–6', '81369', 'München', 'Bayern']),
  office('de-AT', 'Wien', ['Rosengasse 7/2', '1070', 'Wien']),
  office('de-CH', 'Zürich HQ', ['Ahornstrasse 21', '8005', 'Zürich', 'ZH']),
  office('fr-CH', 'Lausanne', ['Chemin des Érables 9', '1004', 'Lausanne', 'VD']),
  office('fr-FR', 'Paris', ["12 bis, allée de l'Étang", '75011', 'Paris']),
  office('en-GB', "London, King's Floor", ['Unit 4, 30 Larkhill Lane', 'SE1 0ZZ', 'London']),
  office('en-US', 'San Francisco "West"', ['500 Larkhill Ave, Suite 210', '94107', 'San Francisco', 'CA']),
  office('en-US', 'New York', ['77 Linden St, 9th Floor', '10013', 'New York', 'NY']),
  office('it-IT', 'Milano', ['Via dei Tigli, 18', '20121', 'Milano', 'MI']),
  office('es-ES', 'Madrid', ['Calle del Álamo, 5, 3.º', '28013', 'Madrid']),
  office('pt-PT', 'Lisboa', ['Rua das Açucenas 44', '1200-109', 'Lisboa']),
  office('sv-SE', 'Stockholm', ['Åsgatan 3', '111 29', 'Stockholm']),
  office('nb-NO', 'Oslo', ['Bjørkeveien 8', '0155', 'Oslo']),
  office('da-DK', 'København', ['Ærøgade 15', '1150', 'København K']),
  office('pl-PL', 'Warszawa', ['ul. Źródlana 6 m. 2', '00-001', 'Warszawa', 'mazowieckie']),
  office('tr-TR', 'İstanbul', ['Çınar Sokağı No: 11', '34710', 'İstanbul']),
  office('hu-HU', 'Budapest', ['Tölgyfa utca 20.', '1027', 'Budapest']),
  office('el-GR', 'Αθήνα', ['Οδός Ελιάς 14', '105 57', 'Αθήνα']),
  office('uk-UA', 'Київ', ['вул. Липова, 10', '01001', 'Київ']),
  office('ja-JP', '東京', ['千代田区丸の内1丁目2番3号', '100-0005', '千代田区', '東京都']),
  office('zh-CN', '北京', ['朝阳区建国路1号', '100022', '北京', '北京市']),
];
