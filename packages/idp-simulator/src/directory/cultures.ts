/** Where made-up people come from: their names, languages and telephone numbers. */
export interface Culture {
  readonly locale: string;
  /** How many of a hundred or so people are from here. */
  readonly weight: number;
  /** `native|latin` when the name needs another spelling in a userName. */
  readonly givenNames: readonly string[];
  readonly familyNames: readonly string[];
  /** `#` stands for a digit. */
  readonly workPhone: string;
  readonly mobilePhone: string;
  /** The family name comes first in the display name. */
  readonly familyFirst: boolean;
  /** Umlauts become two letters (`ö` → `oe`) in user names. */
  readonly umlautsAsDigraphs: boolean;
}

function culture(
  locale: string,
  weight: number,
  names: { given: string; family: string; work: string; mobile: string },
): Culture {
  return {
    locale,
    weight,
    givenNames: names.given.split(', '),
    familyNames: names.family.split(', '),
    workPhone: names.work,
    mobilePhone: names.mobile,
    familyFirst: locale === 'ja-JP' || locale === 'zh-CN' || locale === 'hu-HU',
    umlautsAsDigraphs: locale.startsWith('de-'),
  };
}

const german = {
  given:
    'Anna, Lukas, Lena, Jonas, Jürgen, Käthe, Björn, Sabine, Thomas, Ursula, Stefan, Petra, Wolfgang, Jörg, Heike, Günther, Sophie, Maximilian, Felix, Clara, Anke, Ute, Rüdiger, Mia, Paul, Emilia',
  family:
    'Müller, Weiß, Groß, Schröder, Köhler, Krüger, Böhm, Jäger, Strauß, Schäfer, Vogel, Huber, Wagner, Hofmann, Lehmann, Zimmermann, Bauer, Richter, Kühn, Brandt, Seidel, von der Heide, Meyer-Lübke, Pröll, Fuchs, Neumann',
};

const swissGerman = {
  given:
    'Reto, Urs, Beat, Regula, Andrea, Nadine, Silvan, Livia, Nico, Seraina, Andri, Flurin, Ladina, Corinne, Köbi, Vreni, Simon, Rahel, Matthias, Noémie',
  family:
    'Zürcher, Ammann, Gerber, Bühler, Rüegg, Lüthi, Kälin, Steiner, Wyss, Frei, Egli, Baumgartner, Hürlimann, Marti, Caduff, Zgraggen, Brunner, Schürch, Keller, Widmer',
};

const french = {
  given:
    'Zoé, Éloïse, Benoît, Hélène, Jérôme, Camille, Léa, François, Anaïs, Théo, Chloé, Gaël, Inès, Mathieu, Océane, Rémi, Aurélie, Noël, Céline, Loïc',
  family:
    "Lefèvre, Dubois, Côté, Garçon, Muñoz-Petit, L'Hôte, Bérard, Giraud, Marchand, Fournier, Béguin, Rochat, Chevalier, d'Aubigné, Favre, Noël, Perrin, Clément, Gauthier, Renaud",
};

const english = {
  given:
    'Oliver, Amelia, Harry, Charlotte, George, Isla, Noah, Ava, Ethan, Grace, Mason, Zoë, Caleb, Siobhán, Priya, Arjun, Fatima, Kwame, Olivia, Logan, Hannah, Tyrone, Chinedu, Aisha',
  family:
    "Clarke, O'Brien, Wright, Patel, Okafor, Khan, Hughes, Bennett, Smith-Jones, Campbell, Murphy, Ward, Singh, MacLeod, Turner, Hayes, Brooks, Washington, Nguyen, Garcia, Coleman, O'Sullivan, Fraser, Baker",
};

export const cultures: readonly Culture[] = [
  culture('de-DE', 16, { ...german, work: '+49 30 #### ####', mobile: '+49 151 #### ####' }),
  culture('de-AT', 4, { ...german, work: '+43 1 ### ####', mobile: '+43 664 ### ####' }),
  culture('de-CH', 14, { ...swissGerman, work: '+41 44 ### ## ##', mobile: '+41 79 ### ## ##' }),
  culture('fr-CH', 5, { ...french, work: '+41 21 ### ## ##', mobile: '+41 78 ### ## ##' }),
  culture('fr-FR', 9, { ...french, work: '+33 1 ## ## ## ##', mobile: '+33 6 ## ## ## ##' }),
  culture('en-GB', 12, { ...english, work: '+44 20 7### ####', mobile: '+44 7### ######' }),
  culture('en-US', 8, { ...english, work: '+1 415-555-####', mobile: '+1 917-555-####' }),
  culture('it-IT', 6, {
    given:
      'Niccolò, Giulia, Matteo, Chiara, Lorenzo, Sofia, Alessandro, Martina, Davide, Elena, Nicolò, Beatrice',
    family:
      'Rossi, Bianchi, De Luca, Ferrari, Conti, Esposito, Romano, Colombo, Caputo, Nicolò, Greco, Marchetti',
    work: '+39 02 #### ####',
    mobile: '+39 347 ### ####',
  }),
  culture('es-ES', 6, {
    given: 'José, María, Begoña, Íñigo, Lucía, Andrés, Núria, Jordi, Sofía, Álvaro, Inés, Raúl',
    family: 'García, Muñoz, Núñez, Ibáñez, Peña, López, Martínez, Sánchez, Vázquez, Castaño, Ortega, Ruiz',
    work: '+34 91 ### ## ##',
    mobile: '+34 6## ## ## ##',
  }),
  culture('pt-PT', 3, {
    given: 'João, Inês, Conceição, Luís, Beatriz, Tomás, Catarina, Gonçalo, Mafalda, Rui',
    family: 'Gonçalves, Conceição, Araújo, Simões, Magalhães, Ferreira, Leitão, Sousa, Antão, Ribeiro',
    work: '+351 21 ### ####',
    mobile: '+351 91 ### ####',
  }),
  culture('sv-SE', 5, {
    given: 'Åsa, Göran, Linnéa, Håkan, Märta, Björn, Elsa, Nils, Maja, Örjan, Karin, Åke',
    family:
      'Åkesson, Öberg, Sjöström, Lindqvist, Bäckström, Nyström, Holmgren, Ekström, Wåhlin, Dahl, Ångström, Berg',
    work: '+46 8 ### ## ##',
    mobile: '+46 70 ### ## ##',
  }),
  culture('nb-NO', 3, {
    given: 'Bjørn, Åse, Øyvind, Ingrid, Sølvi, Håvard, Mari, Tor, Kåre, Solveig',
    family: 'Ødegård, Bjørnstad, Sørensen, Hansen, Håland, Lie, Nygård, Strøm, Aas, Bøe',
    work: '+47 22 ## ## ##',
    mobile: '+47 9## ## ###',
  }),
  culture('da-DK', 2, {
    given: 'Søren, Mette, Jørgen, Ærling, Freja, Rasmus, Kirsten, Mikkel, Bodil, Åge',
    family: 'Nørgaard, Kjær, Møller, Østergaard, Skov, Rasmussen, Bæk, Højgaard, Lund, Friis',
    work: '+45 33 ## ## ##',
    mobile: '+45 20 ## ## ##',
  }),
  culture('pl-PL', 4, {
    given: 'Łukasz, Małgorzata, Zbigniew, Agnieszka, Paweł, Świętosława, Michał, Żaneta, Tomasz, Joanna',
    family: 'Kowalczyk, Wójcik, Błaszczyk, Dąbrowski, Zając, Król, Jabłoński, Gęś, Szymański, Źródło',
    work: '+48 22 ### ## ##',
    mobile: '+48 5## ### ###',
  }),
  culture('tr-TR', 3, {
    given: 'İbrahim, Ayşe, Işıl, Çağrı, Gökhan, Şeyma, Özlem, Emre, Yıldız, Ümit',
    family: 'Yılmaz, Şahin, Çelik, Öztürk, Işık, Kılıç, Aydın, Güneş, Doğan, Koç',
    work: '+90 212 ### ## ##',
    mobile: '+90 532 ### ## ##',
  }),
  culture('hu-HU', 1, {
    given: 'Zoltán, Ildikó, Győző, Eszter, Ágnes, László',
    family: 'Szőke, Nagy, Őri, Fekete, Kővári, Horváth',
    work: '+36 1 ### ####',
    mobile: '+36 30 ### ####',
  }),
  culture('el-GR', 2, {
    given: 'Γιώργος|Giorgos, Ελένη|Eleni, Νίκος|Nikos, Κατερίνα|Katerina, Σοφία|Sofia, Δημήτρης|Dimitris',
    family:
      'Παπαδόπουλος|Papadopoulos, Οικονόμου|Oikonomou, Βασιλείου|Vasileiou, Αγγελίδης|Angelidis, Μάρκου|Markou',
    work: '+30 21 #### ####',
    mobile: '+30 69# ### ####',
  }),
  culture('uk-UA', 2, {
    given: 'Олена|Olena, Андрій|Andrii, Ірина|Iryna, Сергій|Serhii, Наталія|Nataliia, Богдан|Bohdan',
    family:
      'Шевченко|Shevchenko, Коваль|Koval, Мельник|Melnyk, Ткаченко|Tkachenko, Бондар|Bondar, Їжакевич|Yizhakevych',
    work: '+380 44 ### ## ##',
    mobile: '+380 67 ### ## ##',
  }),
  culture('ja-JP', 2, {
    given: '健太|Kenta, 美咲|Misaki, 翔|Sho, 陽子|Yoko, 大輔|Daisuke, さくら|Sakura',
    family: '佐藤|Sato, 鈴木|Suzuki, 高橋|Takahashi, 渡辺|Watanabe, 山本|Yamamoto, 小林|Kobayashi',
    work: '+81 3 #### ####',
    mobile: '+81 90 #### ####',
  }),
  culture('zh-CN', 1, {
    given: '伟|Wei, 芳|Fang, 娜|Na, 敏|Min, 静|Jing, 磊|Lei',
    family: '王|Wang, 李|Li, 张|Zhang, 刘|Liu, 陈|Chen, 杨|Yang',
    work: '+86 10 #### ####',
    mobile: '+86 138 #### ####',
  }),
];
