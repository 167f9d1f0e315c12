/**
 * What to change when something of an identity provider was refused. Menus and fields have the names that the provider
 * gives them in its English console.
 */
export const advice = {
  'advice.place': 'I {provider}: {place}.',
  'advice.placeElsewhere': 'Titta på {place}.',
  'advice.suspended':
    'Inget ska ändras där. Inställningar säger varför supporten stoppade anslutningen; be dem att släppa på den igen.',
  'advice.truncated': 'Skapa en token och klistra in hela, från rcl_ till namnet efter kolonet.',
  'advice.id_alone':
    'Skapa en token och klistra in det som dialogen visar en gång och som börjar med rcl_. Id:t bredvid är ingen hemlighet.',
  'advice.client_secret':
    'Välj OAuth client credentials där, med token-URL och klient-id, eller skapa en token och klistra in den.',
  'advice.wrong_secret': 'Skapa en token och klistra in den i stället för den gamla.',
  'advice.other_directory': 'Klistra in den här anslutningens token, inte en annans.',
  'advice.expired': 'Skapa en token och klistra in den i stället för den gamla.',
  'advice.retired':
    'Stäng av provisioneringen i den: en annan identitetsleverantör har tagit dess plats, och inget som den skickar räknas.',
  'advice.revoked': 'Skapa en token och klistra in den i stället för den gamla.',
  'advice.wrong_address':
    'Kopiera bas-URL:en igen från Konfiguration. Den slutar på /scim/v2; resten lägger identitetsleverantören till.',
  'advice.wrong_method': 'Välj SCIM version 2.0. Äldre versioner frågar efter sådant som 2.0 inte har.',
  'advice.not_json': 'Låt den skicka innehållstypen application/scim+json.',
  'advice.malformed': 'Det som skickas är inte SCIM 2.0. Välj version 2.0 och återställ ändrade mallar.',
  'advice.unknown_resource':
    'Anropet gäller något som inte finns kvar här. De flesta leverantörer skapar det igen i nästa cykel; i Entra ID gör ”Restart provisioning” det.',
  'advice.duplicate_name':
    'Någon med samma användarnamn, eller en grupp med samma namn, finns redan här. Matcha på det attribut som är mappat till userName, så att den hittas och uppdateras.',
  'advice.missing_attribute':
    'Mappa attributet där meningen säger, eller kräv mindre under Inställningar → Obligatoriskt för alla.',
  'advice.invalid_value': 'Rätta mappningen av attributet som meningen nämner.',
  'advice.invalid_path': 'Ta bort mappningen av attributet som meningen nämner, eller rätta dess namn.',
  'advice.invalid_filter': 'Matcha på userName, externalId eller e-postadressen till arbetet.',
  'advice.read_only': 'Ta bort mappningen till attributet som meningen nämner: ingen kan skriva det.',
  'advice.no_target': 'Ta bort mappningen som meningen nämner och lägg till den igen utan filter.',
  'advice.unknown_member':
    'Skicka även personen: tilldela den, eller åtgärda det som nekade den. Gruppen följer i nästa cykel.',
  'advice.nested_group': 'Grupper i grupper tas inte emot. Tilldela den inre gruppen för sig.',
  'advice.stale': 'Någon ändrade samtidigt. Den försöker igen av sig själv.',
  'advice.too_large': 'Skicka mindre i taget: färre medlemmar eller åtgärder på en gång.',
  'advice.too_many': 'Den anropade för tätt. Den väntar och försöker igen av sig själv.',
  'advice.busy': 'Den försöker igen av sig själv.',
  'advice.defect':
    'Felet låg hos oss. Den försöker igen av sig själv; om det fortsätter, kontakta supporten.',
  'advice.other': 'Ge supporten anrops-id:t om meningen inte hjälper.',

  'place.entra.credentials': 'Provisioning → Connectivity',
  'place.entra.mapping': 'Provisioning → Attribute mapping',
  'place.entra.assignment': 'Users and groups',
  'place.okta.credentials': 'Provisioning → Integration → Edit',
  'place.okta.mapping': 'Provisioning → To App → Attribute Mappings',
  'place.okta.assignment': 'Assignments',
  'place.onelogin.credentials': 'Configuration → API Connection',
  'place.onelogin.mapping': 'Configuration → SCIM JSON Template, och Parameters',
  'place.onelogin.assignment': 'Access',
  'place.jumpcloud.credentials': 'Identity Management → Configuration settings',
  'place.jumpcloud.mapping': 'Identity Management → Attribute mapping',
  'place.jumpcloud.assignment': 'User Groups',
  'place.pingone.credentials': 'Provisioning → Connections → Configuration',
  'place.pingone.mapping': 'Provisioning → Rules → Attribute Mapping',
  'place.pingone.assignment': 'Provisioning → Rules → User Filter och Group Provisioning',
  'place.google.credentials': 'Autoprovisioning → Edit app authorization details',
  'place.google.mapping': 'Autoprovisioning → Attribute mapping',
  'place.google.assignment': 'User access, och Autoprovisioning → Provisioning scope',
  'place.authentik.credentials': 'Applications → Providers → Edit',
  'place.authentik.mapping': 'Customization → Property Mappings',
  'place.authentik.assignment': 'Applications → Providers → Edit → User filtering',
  'place.auth0.credentials': 'Actions → Library → åtgärden → Secrets',
  'place.auth0.mapping': 'Actions → Library → åtgärdens skript',
  'place.auth0.assignment': 'Actions → Triggers → post-login',
  'place.generic.credentials': 'SCIM-applikationens anslutning',
  'place.generic.mapping': 'SCIM-applikationens attributmappning',
  'place.generic.assignment': 'vilka och vad som är tilldelat SCIM-applikationen',
  'authFailures.reason.wrong_secret': 'Hemligheten är fel',
  'authFailures.reason.expired': 'Token har upphört att gälla',
  'authFailures.reason.revoked': 'Token har återkallats',
  'authFailures.reason.retired': 'Anslutningen är avvecklad',
  'authFailures.reason.other_directory': 'Token tillhör en annan anslutning',
  'authFailures.reason.suspended': 'Supporten har stoppat anslutningen',
  'authFailures.reason.truncated': 'Token är avklippt: hela klistrades inte in',
  'authFailures.reason.id_alone': 'Tokens id klistrades in i stället för själva token',
  'authFailures.reason.client_secret': 'Hemligheten för en OAuth-klient klistrades in som token',
} as const;
