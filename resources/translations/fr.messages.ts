<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>messages</name>
    <message>
        <source>&apos;{address}&apos; is no address of a DHIS2: {reason}.</source>
        <translation>«&#xa0;{address}&#xa0;» n’est pas l’adresse d’un DHIS2&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>&apos;{address}&apos; is no address of a database: {reason}.</source>
        <translation>«&#xa0;{address}&#xa0;» n’est pas l’adresse d’une base de données&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>&apos;{address}&apos; is no address of a registry: {reason}.</source>
        <translation>«&#xa0;{address}&#xa0;» n’est pas l’adresse d’un registre&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>&apos;{decision}&apos; is for units that the other version lacks, and others are among these.</source>
        <translation>«&#xa0;{decision}&#xa0;» concerne les unités absentes de l’autre version, et il y en a d’autres parmi celles-ci.</translation>
    </message>
    <message>
        <source>&apos;{field}&apos; is no field of a unit. Fields: {known}.</source>
        <translation>«&#xa0;{field}&#xa0;» n’est pas un champ d’une unité. Champs&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; is a registry; writing there would replace it with all its history.</source>
        <translation>«&#xa0;{file}&#xa0;» est un registre&#xa0;; y écrire le remplacerait avec tout son historique.</translation>
    </message>
    <message>
        <source>&apos;{group}&apos; names no group, or several, in {version}. Known: {known}.</source>
        <translation>«&#xa0;{group}&#xa0;» ne désigne aucun groupe, ou plusieurs, dans {version}. Connus&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is a root in the file: its parent &apos;{value}&apos; stays out.</source>
        <translation>«&#xa0;{name}&#xa0;» est une racine dans le fichier&#xa0;: son parent «&#xa0;{value}&#xa0;» n’y est pas.</translation>
    </message>
    <message>
        <source>&apos;{source}&apos; got another snapshot meanwhile; nothing was written.</source>
        <translation>«&#xa0;{source}&#xa0;» a reçu entre-temps un autre instantané&#xa0;; rien n’a été écrit.</translation>
    </message>
    <message>
        <source>&apos;{source}&apos; is a curated source: imports go to a source of their own.</source>
        <translation>«&#xa0;{source}&#xa0;» est une source tenue à jour&#xa0;: les imports vont dans une source à part.</translation>
    </message>
    <message>
        <source>&apos;{source}&apos; is a curated source: with its live version goes what was edited since it was published.</source>
        <translation>«&#xa0;{source}&#xa0;» est une source tenue à jour&#xa0;: avec sa version courante disparaît ce qui a été modifié depuis sa publication.</translation>
    </message>
    <message>
        <source>&apos;{source}&apos; is an imported source: each of its versions is a snapshot already, none is live.</source>
        <translation>«&#xa0;{source}&#xa0;» est une source importée&#xa0;: chacune de ses versions est déjà un instantané, aucune n’est courante.</translation>
    </message>
    <message>
        <source>&apos;{source}&apos; is no name for a source: {reason}.</source>
        <translation>«&#xa0;{source}&#xa0;» n’est pas un nom de source&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>&apos;{source}&apos; is there already, and is no union that grew out of {a}.</source>
        <translation>«&#xa0;{source}&#xa0;» existe déjà et n’est pas une union issue de {a}.</translation>
    </message>
    <message>
        <source>&apos;{unit}&apos; is the {key} of {count} units in {version}.</source>
        <translation>«&#xa0;{unit}&#xa0;» est {key} de {count} unités dans {version}.</translation>
    </message>
    <message>
        <source>&apos;{unit}&apos; would get two counterparts.</source>
        <translation>«&#xa0;{unit}&#xa0;» aurait deux correspondants.</translation>
    </message>
    <message>
        <source>&apos;{user}&apos; is no name of a user.</source>
        <translation>«&#xa0;{user}&#xa0;» n’est pas un nom d’utilisateur.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; and &apos;{other}&apos;, under one parent, differ in spelling only.</source>
        <translation>«&#xa0;{value}&#xa0;» et «&#xa0;{other}&#xa0;», sous un même parent, ne diffèrent que par l’orthographe.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; cannot be its {field}.</source>
        <translation>«&#xa0;{value}&#xa0;» ne peut pas être la valeur de {field}.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; cannot be read as JSON: {reason}.</source>
        <translation>«&#xa0;{value}&#xa0;» ne peut pas être lu comme du JSON&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is neither a text nor a number.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est ni un texte ni un nombre.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no date, or may be two.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas une date, ou peut en être deux.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no date; it looks like a spreadsheet&apos;s number for {other}.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas une date&#xa0;; cela ressemble au nombre d’un tableur pour {other}.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no field. Fields: {known}.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un champ. Champs&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no filter. Known: {known}.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un filtre. Connus&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no format for this.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un format pour cela.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no latitude.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas une latitude.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no link: it names no units.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un lien&#xa0;: aucune unité n’y est nommée.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no longitude.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas une longitude.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no number.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un nombre.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no position.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas une position.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no reference system for units: {reason}.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un système de référence pour des unités&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no side.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un côté.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no status; it stands in {count} row(s).</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un statut&#xa0;; il figure dans {count} ligne(s).</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no uuid, or stands twice.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un UUID, ou figure deux fois.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no {field}: {reason}.</source>
        <translation>«&#xa0;{value}&#xa0;» ne convient pas pour {field}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no {option}. Choose from: {known}.</source>
        <translation>«&#xa0;{value}&#xa0;» ne convient pas pour {option}. Choisissez parmi&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is not one with any unit of the other version: there is nothing to choose.</source>
        <translation>«&#xa0;{value}&#xa0;» ne fait qu’un avec aucune unité de l’autre version&#xa0;: il n’y a rien à choisir.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is not written in the encoding of this terminal.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas écrit dans l’encodage de ce terminal.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is what several units are called.</source>
        <translation>«&#xa0;{value}&#xa0;» désigne plusieurs unités.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; looks like &apos;{other}&apos;, read in a wrong encoding.</source>
        <translation>«&#xa0;{value}&#xa0;» ressemble à «&#xa0;{other}&#xa0;» lu dans un mauvais encodage.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; looks like a sum of other rows, not like a unit.</source>
        <translation>«&#xa0;{value}&#xa0;» ressemble à une somme d’autres lignes, pas à une unité.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; stands in several units.</source>
        <translation>«&#xa0;{value}&#xa0;» figure dans plusieurs unités.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; was put below another parent in an earlier row; here below &apos;{other}&apos;.</source>
        <translation>«&#xa0;{value}&#xa0;» a été placée sous un autre parent dans une ligne précédente&#xa0;; ici sous «&#xa0;{other}&#xa0;».</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; was put right: &apos;{other}&apos;.</source>
        <translation>«&#xa0;{value}&#xa0;» a été corrigé&#xa0;: «&#xa0;{other}&#xa0;».</translation>
    </message>
    <message>
        <source>&apos;{version}&apos; names no version: {reason}.</source>
        <translation>«&#xa0;{version}&#xa0;» ne désigne aucune version&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>A DHIS2&apos;s address stands alone: not with files or another address.</source>
        <translation>L’adresse d’un DHIS2 se donne seule&#xa0;: sans fichiers ni autre adresse.</translation>
    </message>
    <message>
        <source>A claim takes {most} letters of words, no more.</source>
        <translation>Une réservation prend {most} lettres de mots, pas plus.</translation>
    </message>
    <message>
        <source>A row of {format} holds {limit} characters of a boundary: {value} are longer and stay out.</source>
        <translation>Une ligne de {format} contient {limit} caractères d’une limite&#xa0;: {value} sont plus longues et sont laissées de côté.</translation>
    </message>
    <message>
        <source>A source named &apos;{source}&apos; exists already.</source>
        <translation>Une source nommée «&#xa0;{source}&#xa0;» existe déjà.</translation>
    </message>
    <message>
        <source>A {value} is neither a point nor an area.</source>
        <translation>Un élément {value} n’est ni un point ni une surface.</translation>
    </message>
    <message>
        <source>Accept or refuse each of them.</source>
        <translation>Acceptez ou refusez chacune d’elles.</translation>
    </message>
    <message>
        <source>Add the column, where they have parents.</source>
        <translation>Ajoutez la colonne, là où elles ont des parents.</translation>
    </message>
    <message>
        <source>Add the parent or correct the reference.</source>
        <translation>Ajoutez le parent ou corrigez la référence.</translation>
    </message>
    <message>
        <source>Add the type, or use one that exists.</source>
        <translation>Ajoutez le type, ou utilisez-en un qui existe.</translation>
    </message>
    <message>
        <source>Add the unit, or correct the code.</source>
        <translation>Ajoutez l’unité, ou corrigez le code.</translation>
    </message>
    <message>
        <source>Ask for more.</source>
        <translation>Demandez-en plus.</translation>
    </message>
    <message>
        <source>Ask its administrator for the right to read org units. Nothing was written.</source>
        <translation>Demandez à son administrateur le droit de lire les unités d’organisation. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Ask its administrator for: CREATE EXTENSION postgis</source>
        <translation>Demandez à son administrateur&#xa0;: CREATE EXTENSION postgis</translation>
    </message>
    <message>
        <source>Both come in; &apos;{value}&apos; as an extra field. Remove or rename one of them.</source>
        <translation>Les deux sont importées&#xa0;; «&#xa0;{value}&#xa0;» comme champ supplémentaire. Supprimez ou renommez l’une d’elles.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Annulé&#xa0;; rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Cannot reach {address}: {reason}.</source>
        <translation>{address} est injoignable&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Cell {value} holds a formula that no program has calculated.</source>
        <translation>La cellule {value} contient une formule qu’aucun programme n’a calculée.</translation>
    </message>
    <message>
        <source>Changeset {changeset} is a review; it is applied as far as it is accepted.</source>
        <translation>Le lot de modifications {changeset} est une revue&#xa0;; il est appliqué dans la mesure où il est accepté.</translation>
    </message>
    <message>
        <source>Changeset {changeset} is {state}, not {expected}.</source>
        <translation>Le lot de modifications {changeset} est dans l’état {state}, pas {expected}.</translation>
    </message>
    <message>
        <source>Check its parent.</source>
        <translation>Vérifiez son parent.</translation>
    </message>
    <message>
        <source>Check the address, and whether the user may use the API. Nothing was written.</source>
        <translation>Vérifiez l’adresse, et si l’utilisateur a accès à l’API. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Check the address, http or https. Nothing was written.</source>
        <translation>Vérifiez l’adresse, http ou https. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Check the address, the network and the user.</source>
        <translation>Vérifiez l’adresse, le réseau et l’utilisateur.</translation>
    </message>
    <message>
        <source>Check the address; something on the way may change its answers. Nothing was written.</source>
        <translation>Vérifiez l’adresse&#xa0;; quelque chose en chemin modifie peut-être ses réponses. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Check the network and the address. Nothing was written.</source>
        <translation>Vérifiez le réseau et l’adresse. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Vérifiez le chemin.</translation>
    </message>
    <message>
        <source>Check the rights on that folder, and that its disk has room.</source>
        <translation>Vérifiez vos droits sur ce dossier, et que son disque a de la place.</translation>
    </message>
    <message>
        <source>Check the rights on the file and its folder.</source>
        <translation>Vérifiez les droits sur le fichier et son dossier.</translation>
    </message>
    <message>
        <source>Check the spelling.</source>
        <translation>Vérifiez l’orthographe.</translation>
    </message>
    <message>
        <source>Check user, password or token; one that ran out is made anew in the user profile. Nothing was written.</source>
        <translation>Vérifiez l’utilisateur, le mot de passe ou le jeton&#xa0;; un jeton expiré se recrée dans le profil utilisateur. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Choose another address, or move the file away.</source>
        <translation>Choisissez une autre adresse, ou déplacez le fichier.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Choose another name for it.</source>
        <translation>Choisissez-lui un autre nom.</translation>
    </message>
    <message>
        <source>Choose another name for the union.</source>
        <translation>Choisissez un autre nom pour l’union.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Choose another parent or type.</source>
        <translation>Choisissez un autre parent ou un autre type.</translation>
    </message>
    <message>
        <source>Choose another part, or ask {by} to give it back.</source>
        <translation>Choisissez une autre partie, ou demandez à {by} de la rendre.</translation>
    </message>
    <message>
        <source>Choose only those, with kind=missing, or accept.</source>
        <translation>Choisissez seulement celles-là, avec kind=missing, ou acceptez.</translation>
    </message>
    <message>
        <source>Choose the parent as well.</source>
        <translation>Choisissez aussi le parent.</translation>
    </message>
    <message>
        <source>Close or remove the quote.</source>
        <translation>Fermez ou supprimez le guillemet.</translation>
    </message>
    <message>
        <source>Close other programs, or take fewer files, layers or rows at a time.</source>
        <translation>Fermez d’autres programmes, ou prenez moins de fichiers, de couches ou de lignes à la fois.</translation>
    </message>
    <message>
        <source>Column {value} has no heading.</source>
        <translation>La colonne {value} n’a pas d’en-tête.</translation>
    </message>
    <message>
        <source>Compare them in Compare, which goes by uuid.</source>
        <translation>Comparez-les dans Comparer, qui va par uuid.</translation>
    </message>
    <message>
        <source>Copy it again from the DHIS2: user profile, Personal access tokens.</source>
        <translation>Copiez-le de nouveau depuis le DHIS2&#xa0;: profil utilisateur, jetons d’accès personnels.</translation>
    </message>
    <message>
        <source>Correct it, or leave it out.</source>
        <translation>Corrigez-le, ou laissez-le de côté.</translation>
    </message>
    <message>
        <source>Correct its formula, or empty it.</source>
        <translation>Corrigez sa formule, ou videz-la.</translation>
    </message>
    <message>
        <source>Correct its opening date.</source>
        <translation>Corrigez sa date d’ouverture.</translation>
    </message>
    <message>
        <source>Correct one of the two dates.</source>
        <translation>Corrigez l’une des deux dates.</translation>
    </message>
    <message>
        <source>Correct or empty the cell.</source>
        <translation>Corrigez ou videz la cellule.</translation>
    </message>
    <message>
        <source>Correct the cell, or leave the row out.</source>
        <translation>Corrigez la cellule, ou retirez la ligne.</translation>
    </message>
    <message>
        <source>Correct the cells, or leave one of them empty.</source>
        <translation>Corrigez les cellules, ou laissez l’une d’elles vide.</translation>
    </message>
    <message>
        <source>Correct the file where it is wrong: a shapefile&apos;s .prj, or Assign projection in QGIS.</source>
        <translation>Corrigez le fichier là où il est faux&#xa0;: le .prj d’un shapefile, ou «&#xa0;Assigner une projection&#xa0;» dans QGIS.</translation>
    </message>
    <message>
        <source>Correct the query; nothing was imported.</source>
        <translation>Corrigez la requête&#xa0;; rien n’a été importé.</translation>
    </message>
    <message>
        <source>Correct the value.</source>
        <translation>Corrigez la valeur.</translation>
    </message>
    <message>
        <source>Create the group first.</source>
        <translation>Créez d’abord le groupe.</translation>
    </message>
    <message>
        <source>Cut it there into two parts, as GeoJSON has it; it is kept as it is.</source>
        <translation>Coupez-la là en deux parties, comme le veut GeoJSON&#xa0;; elle est gardée telle quelle.</translation>
    </message>
    <message>
        <source>Cut it there into two parts: from 179 to 180, and from -180 to -179.</source>
        <translation>Coupez-la là en deux parties&#xa0;: de 179 à 180, et de -180 à -179.</translation>
    </message>
    <message>
        <source>DHIS2 puts them in the place of its own: if it has them already, import organisationUnits alone.</source>
        <translation>DHIS2 les met à la place des siens&#xa0;: s’il les a déjà, importez seulement organisationUnits.</translation>
    </message>
    <message>
        <source>DHIS2 would refuse them (E4001): shorten them.</source>
        <translation>DHIS2 les refuserait (E4001)&#xa0;: raccourcissez-les.</translation>
    </message>
    <message>
        <source>DHIS2 would refuse them (E4013): correct one of the two dates.</source>
        <translation>DHIS2 les refuserait (E4013)&#xa0;: corrigez l’une des deux dates.</translation>
    </message>
    <message>
        <source>DHIS2 would refuse them (E5003): give each its own.</source>
        <translation>DHIS2 les refuserait (E5003)&#xa0;: donnez à chacune la sienne.</translation>
    </message>
    <message>
        <source>Decide on it in Match.</source>
        <translation>Décidez-en dans Apparier.</translation>
    </message>
    <message>
        <source>Delete them too, or let them move up to its parent.</source>
        <translation>Supprimez-les aussi, ou laissez-les remonter à l’unité parente.</translation>
    </message>
    <message>
        <source>Delete them where they are not meant.</source>
        <translation>Supprimez-les là où ils ne sont pas voulus.</translation>
    </message>
    <message>
        <source>Delete what stands far away from the list, and save it again; a list that long can come as CSV.</source>
        <translation>Supprimez ce qui se trouve loin de la liste, et enregistrez de nouveau&#xa0;; une liste aussi longue peut venir en CSV.</translation>
    </message>
    <message>
        <source>Draw one, or leave it out.</source>
        <translation>Dessinez-en un, ou laissez de côté.</translation>
    </message>
    <message>
        <source>Empty parent_uuid where the unit was moved.</source>
        <translation>Videz parent_uuid là où l’unité a été déplacée.</translation>
    </message>
    <message>
        <source>Export it again, with the org units.</source>
        <translation>Exportez-le de nouveau, avec les unités d’organisation.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Exportez-le de nouveau.</translation>
    </message>
    <message>
        <source>Export the org units, as /api/metadata.json.</source>
        <translation>Exportez les unités d’organisation, comme /api/metadata.json.</translation>
    </message>
    <message>
        <source>Fetch the file again, or save the list in it as a workbook (.xlsx) or as CSV.</source>
        <translation>Récupérez le fichier à nouveau, ou enregistrez la liste qu’il contient comme classeur (.xlsx) ou CSV.</translation>
    </message>
    <message>
        <source>Fetch the others and give all of them together.</source>
        <translation>Récupérez les autres et donnez-les toutes ensemble.</translation>
    </message>
    <message>
        <source>First make another source the default one, or commit or discard what is proposed.</source>
        <translation>Choisissez d’abord une autre source par défaut, ou enregistrez ou abandonnez ce qui est proposé.</translation>
    </message>
    <message>
        <source>For a spreadsheet choose “Excel workbook” under “Format”, or “For a spreadsheet” under “Layout”. To be read back, it is right as it is.</source>
        <translation>Pour un tableur, choisissez «&#xa0;Classeur Excel&#xa0;» sous «&#xa0;Format&#xa0;», ou «&#xa0;Pour un tableur&#xa0;» sous «&#xa0;Disposition&#xa0;». Pour être relu, c’est bien ainsi.</translation>
    </message>
    <message>
        <source>For boundaries write .gpkg, .geojson or .csv.</source>
        <translation>Pour des contours, écrivez .gpkg, .geojson ou .csv.</translation>
    </message>
    <message>
        <source>Give WKT or GeoJSON in degrees, with decimal points, not commas.</source>
        <translation>Donnez du WKT ou du GeoJSON en degrés, avec des points décimaux, pas des virgules.</translation>
    </message>
    <message>
        <source>Give a file that ends in .gpkg, postgresql://user@host:5432/database, or service=NAME.</source>
        <translation>Donnez un fichier qui se termine par .gpkg, postgresql://utilisateur@hôte:5432/base, ou service=NOM.</translation>
    </message>
    <message>
        <source>Give a parent that is there.</source>
        <translation>Donnez un parent qui existe.</translation>
    </message>
    <message>
        <source>Give a point or a polygon.</source>
        <translation>Donnez un point ou un polygone.</translation>
    </message>
    <message>
        <source>Give a reference, a code or a uuid of that version.</source>
        <translation>Donnez une référence, un code ou un UUID de cette version.</translation>
    </message>
    <message>
        <source>Give a uuid, a reference or a code of one of them.</source>
        <translation>Donnez un uuid, une référence ou un code de l’une d’elles.</translation>
    </message>
    <message>
        <source>Give both or none.</source>
        <translation>Donnez les deux ou aucune.</translation>
    </message>
    <message>
        <source>Give each its own, or go by accepted links.</source>
        <translation>Donnez à chacune le sien, ou suivez les liens acceptés.</translation>
    </message>
    <message>
        <source>Give each unit its own reference.</source>
        <translation>Donnez à chaque unité sa propre référence.</translation>
    </message>
    <message>
        <source>Give each unit its own.</source>
        <translation>Donnez à chaque unité le sien.</translation>
    </message>
    <message>
        <source>Give it a list &apos;links&apos; of objects with a_ref, b_ref and state.</source>
        <translation>Donnez-lui une liste «&#xa0;links&#xa0;» d’objets avec a_ref, b_ref et state.</translation>
    </message>
    <message>
        <source>Give it a position inside, or a parent.</source>
        <translation>Donnez-lui une position à l’intérieur, ou un parent.</translation>
    </message>
    <message>
        <source>Give it a reference or a code, or go by accepted links.</source>
        <translation>Donnez-lui une référence ou un code, ou suivez les liens acceptés.</translation>
    </message>
    <message>
        <source>Give it as in a browser: https://play.dhis2.org/40</source>
        <translation>Donnez-la comme dans un navigateur&#xa0;: https://play.dhis2.org/40</translation>
    </message>
    <message>
        <source>Give it in EPSG:4326, longitude first.</source>
        <translation>Donnez-le en EPSG:4326, longitude d’abord.</translation>
    </message>
    <message>
        <source>Give it its parent again where the file is read, or write the subtree of the parent.</source>
        <translation>Redonnez-lui son parent là où le fichier est lu, ou écrivez le sous-arbre du parent.</translation>
    </message>
    <message>
        <source>Give it one.</source>
        <translation>Donnez-lui-en un.</translation>
    </message>
    <message>
        <source>Give it the columns unit, field and side.</source>
        <translation>Donnez-lui les colonnes unit, field et side.</translation>
    </message>
    <message>
        <source>Give one unit of the circle another parent.</source>
        <translation>Donnez un autre parent à l’une des unités du cercle.</translation>
    </message>
    <message>
        <source>Give the address as in a browser, up to the last part before /api or /dhis-web. Nothing was written.</source>
        <translation>Donnez l’adresse comme dans un navigateur, jusqu’à la dernière partie avant /api ou /dhis-web. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Give the address of a registry.</source>
        <translation>Donnez l’adresse d’un registre.</translation>
    </message>
    <message>
        <source>Give the name that signs in at the DHIS2.</source>
        <translation>Donnez le nom qui se connecte au DHIS2.</translation>
    </message>
    <message>
        <source>Give the new one a uuid of its own.</source>
        <translation>Donnez à la nouvelle un UUID à elle.</translation>
    </message>
    <message>
        <source>Give the point or the polygon alone.</source>
        <translation>Donnez le point ou le polygone seul.</translation>
    </message>
    <message>
        <source>Give the reference, the code, the name or the uuid of one.</source>
        <translation>Donnez la référence, le code, le nom ou l’UUID de l’un d’eux.</translation>
    </message>
    <message>
        <source>Give the types names that differ in more than their case.</source>
        <translation>Donnez aux types des noms qui diffèrent par plus que leur casse.</translation>
    </message>
    <message>
        <source>Give the types their depths first, if Iaso does not know them yet.</source>
        <translation>Donnez d’abord leurs profondeurs aux types, si Iaso ne les connaît pas encore.</translation>
    </message>
    <message>
        <source>Give the unit a name.</source>
        <translation>Donnez un nom à l’unité.</translation>
    </message>
    <message>
        <source>Give the unit a reference.</source>
        <translation>Donnez une référence à l’unité.</translation>
    </message>
    <message>
        <source>Give the uuid of one of them in the column {field}_uuid.</source>
        <translation>Donnez l’uuid de l’une d’elles dans la colonne {field}_uuid.</translation>
    </message>
    <message>
        <source>Give the uuid of one of them.</source>
        <translation>Donnez l’UUID de l’une d’elles.</translation>
    </message>
    <message>
        <source>Give them one, if that will not do.</source>
        <translation>Donnez-leur-en une, si cela ne convient pas.</translation>
    </message>
    <message>
        <source>Give them references, or names of their own.</source>
        <translation>Donnez-leur des références, ou des noms bien à elles.</translation>
    </message>
    <message>
        <source>Give {expected}.</source>
        <translation>Donnez {expected}.</translation>
    </message>
    <message>
        <source>Go back to a copy that is whole.</source>
        <translation>Revenez à une copie intacte.</translation>
    </message>
    <message>
        <source>Have the spreadsheet show the column as dates, and save it again.</source>
        <translation>Faites afficher la colonne comme dates par le tableur, et enregistrez à nouveau.</translation>
    </message>
    <message>
        <source>Hidden rows came in as well: {value}.</source>
        <translation>Les lignes masquées ont été importées aussi&#xa0;: {value}.</translation>
    </message>
    <message>
        <source>Hidden sheets were not read: {value}.</source>
        <translation>Les feuilles masquées n’ont pas été lues&#xa0;: {value}.</translation>
    </message>
    <message>
        <source>Iaso tells units apart by their reference: give each its own.</source>
        <translation>Iaso distingue les unités par leur référence&#xa0;: donnez à chacune la sienne.</translation>
    </message>
    <message>
        <source>If DHIS2 knows them already, give them its ids as references first.</source>
        <translation>Si DHIS2 les connaît déjà, donnez-leur d’abord ses identifiants comme références.</translation>
    </message>
    <message>
        <source>If it is a list, give it the ending .csv, or choose csv under “Format”.</source>
        <translation>Si c’est une liste, donnez-lui la terminaison .csv, ou choisissez csv sous «&#xa0;Format&#xa0;».</translation>
    </message>
    <message>
        <source>If it is a unit, give it one in OpenStreetMap.</source>
        <translation>Si c’est une unité, donnez-lui-en un dans OpenStreetMap.</translation>
    </message>
    <message>
        <source>If it is text, choose utf-16 under “Encoding”.</source>
        <translation>Si c’est du texte, choisissez utf-16 sous «&#xa0;Encodage&#xa0;».</translation>
    </message>
    <message>
        <source>If they belong below another unit, link what is above them.</source>
        <translation>Si elles vont sous une autre unité, liez ce qui est au-dessus d’elles.</translation>
    </message>
    <message>
        <source>If you trust that place, give its address.</source>
        <translation>Si vous faites confiance à cet endroit, donnez son adresse.</translation>
    </message>
    <message>
        <source>Import one after the other, each into a source of its own.</source>
        <translation>Importez l’un après l’autre, chacun dans sa propre source.</translation>
    </message>
    <message>
        <source>Import under another name, then compare and apply.</source>
        <translation>Importez sous un autre nom, puis comparez et appliquez.</translation>
    </message>
    <message>
        <source>Import, copy or choose anew what you need.</source>
        <translation>Importez, copiez ou choisissez de nouveau ce qu’il vous faut.</translation>
    </message>
    <message>
        <source>In the database you may not do this: {reason}.</source>
        <translation>Dans la base de données, vous n’avez pas ce droit&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Install it beside this program: pip install {name}. For MySQL mysql+pymysql:// with pymysql does.</source>
        <translation>Installez-le à côté de ce programme&#xa0;: pip install {name}. Pour MySQL, mysql+pymysql:// avec pymysql convient.</translation>
    </message>
    <message>
        <source>Install the newer program.</source>
        <translation>Installez le programme plus récent.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Installez de nouveau le programme.</translation>
    </message>
    <message>
        <source>It comes in as a root.</source>
        <translation>Elle est importée comme racine.</translation>
    </message>
    <message>
        <source>It comes in as a unit; remove it, if it is a note.</source>
        <translation>Elle est importée comme unité&#xa0;; supprimez-la si c’est une note.</translation>
    </message>
    <message>
        <source>It comes in as the extra field &apos;{name}&apos;; give it a heading, or empty it.</source>
        <translation>Elle est importée comme champ supplémentaire «&#xa0;{name}&#xa0;»&#xa0;; donnez-lui un en-tête, ou videz-la.</translation>
    </message>
    <message>
        <source>It comes in without; fetch it and add it.</source>
        <translation>L’unité est importée sans lui&#xa0;; récupérez-le et ajoutez-le.</translation>
    </message>
    <message>
        <source>It counts as nothing; write null or a number.</source>
        <translation>Cela ne compte pour rien&#xa0;; écrivez null ou un nombre.</translation>
    </message>
    <message>
        <source>It does not fit into memory.</source>
        <translation>Cela ne tient pas en mémoire.</translation>
    </message>
    <message>
        <source>It has no column parent_ref: all its units come in as roots.</source>
        <translation>Il n’a pas de colonne parent_ref&#xa0;: toutes ses unités sont importées comme racines.</translation>
    </message>
    <message>
        <source>It holds a line break: &apos;{value}&apos;.</source>
        <translation>Contient un saut de ligne&#xa0;: «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>It holds characters that were lost or cannot be stored: &apos;{value}&apos;.</source>
        <translation>Contient des caractères perdus ou impossibles à enregistrer&#xa0;: «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>It holds what was never uploaded to OpenStreetMap ({value}).</source>
        <translation>Contient ce qui n’a jamais été envoyé à OpenStreetMap ({value}).</translation>
    </message>
    <message>
        <source>It holds zero bytes: it is no text, or text in UTF-16.</source>
        <translation>Il contient des octets nuls&#xa0;: ce n’est pas du texte, ou du texte en UTF-16.</translation>
    </message>
    <message>
        <source>It holds {value}, which is no JSON.</source>
        <translation>Contient {value}, qui n’est pas du JSON.</translation>
    </message>
    <message>
        <source>It is DHIS2 {value}; this program knows {known}.</source>
        <translation>C’est DHIS2 {value}&#xa0;; ce programme connaît {known}.</translation>
    </message>
    <message>
        <source>It is a folder.</source>
        <translation>C’est un dossier.</translation>
    </message>
    <message>
        <source>It is a pipe or a device, not a file.</source>
        <translation>C’est un tube ou un périphérique, pas un fichier.</translation>
    </message>
    <message>
        <source>It is kept as it is; check whether one is the country.</source>
        <translation>C’est gardé tel quel&#xa0;; vérifiez si l’une d’elles est le pays.</translation>
    </message>
    <message>
        <source>It is kept as it is; look at both.</source>
        <translation>C’est gardé tel quel&#xa0;; regardez les deux.</translation>
    </message>
    <message>
        <source>It is kept as it is; mend it later.</source>
        <translation>C’est gardé tel quel&#xa0;; réparez-le plus tard.</translation>
    </message>
    <message>
        <source>It is kept as it is; write it in one line.</source>
        <translation>C’est gardé tel quel&#xa0;; écrivez-le sur une ligne.</translation>
    </message>
    <message>
        <source>It is no list of a kind that can be read here.</source>
        <translation>Ce n’est pas une liste d’une sorte qui peut être lue ici.</translation>
    </message>
    <message>
        <source>It is no list of decisions: there is no column {value}. Columns: {known}.</source>
        <translation>Ce n’est pas une liste de décisions&#xa0;: il manque la colonne {value}. Colonnes&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>It is no list of links: nothing in it is called &apos;links&apos; and is a list.</source>
        <translation>Ce n’est pas une liste de liens&#xa0;: rien n’y est une liste nommée «&#xa0;links&#xa0;».</translation>
    </message>
    <message>
        <source>It is no list of links: there is no column {value}. Columns: {known}.</source>
        <translation>Ce n’est pas une liste de liens&#xa0;: la colonne {value} manque. Colonnes&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>It is no list of units: no column for {field}. It was left out.</source>
        <translation>Ce n’est pas une liste d’unités&#xa0;: aucune colonne pour {field}. Laissée de côté.</translation>
    </message>
    <message>
        <source>It is not clear what kind of file this is.</source>
        <translation>On ne voit pas de quelle sorte de fichier il s’agit.</translation>
    </message>
    <message>
        <source>It is one page of a search; the next one is {value}.</source>
        <translation>C’est une page d’une recherche&#xa0;; la suivante est {value}.</translation>
    </message>
    <message>
        <source>It is plain text, not what its name says.</source>
        <translation>C’est du texte simple, pas ce que dit son nom.</translation>
    </message>
    <message>
        <source>It is protected by a password.</source>
        <translation>Il est protégé par un mot de passe.</translation>
    </message>
    <message>
        <source>It is read once; give each file once.</source>
        <translation>Il est lu une fois&#xa0;; donnez chaque fichier une seule fois.</translation>
    </message>
    <message>
        <source>It is the same file as {other}.</source>
        <translation>C’est le même fichier que {other}.</translation>
    </message>
    <message>
        <source>It is {value}, not what its name says.</source>
        <translation>C’est {value}, pas ce que dit son nom.</translation>
    </message>
    <message>
        <source>It lies far away; with latitude and longitude swapped it lies among the others ({value}).</source>
        <translation>Elle se trouve très loin&#xa0;; avec latitude et longitude échangées, elle se trouve parmi les autres ({value}).</translation>
    </message>
    <message>
        <source>It may hold: {known}.</source>
        <translation>Peut contenir&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>It stays below the first. Correct the rows, or give the level a reference of its own.</source>
        <translation>Elle reste sous le premier. Corrigez les lignes, ou donnez au niveau une référence à lui.</translation>
    </message>
    <message>
        <source>It was taken off; two of them would keep one.</source>
        <translation>Elle a été retirée&#xa0;; deux d’entre elles en garderaient une.</translation>
    </message>
    <message>
        <source>It would unpack to {value} from {packed}: that is no list of units.</source>
        <translation>Se décompresserait en {value} à partir de {packed}&#xa0;: ce n’est pas une liste d’unités.</translation>
    </message>
    <message>
        <source>Its columns of latitude and longitude say another place than its geometry, {value} away.</source>
        <translation>Ses colonnes de latitude et de longitude indiquent un autre lieu que sa géométrie, à {value}.</translation>
    </message>
    <message>
        <source>Its geometry is empty.</source>
        <translation>Sa géométrie est vide.</translation>
    </message>
    <message>
        <source>Its latitude and longitude were swapped back ({value}).</source>
        <translation>Sa latitude et sa longitude ont été remises à leur place ({value}).</translation>
    </message>
    <message>
        <source>Its parent {parent} is new too: this comes only together with it.</source>
        <translation>Son parent {parent} est nouveau aussi&#xa0;: elle ne vient qu’avec lui.</translation>
    </message>
    <message>
        <source>Its point comes to lie inside of {area}; it was outside.</source>
        <translation>Son point se retrouve à l’intérieur de {area}&#xa0;; il était dehors.</translation>
    </message>
    <message>
        <source>Its point comes to lie outside of {area}.</source>
        <translation>Son point se retrouve à l’extérieur de {area}.</translation>
    </message>
    <message>
        <source>Its point lies far outside of the area above it.</source>
        <translation>Son point se trouve loin en dehors de la surface au-dessus d’elle.</translation>
    </message>
    <message>
        <source>Its point lies where the equator meets Greenwich: 0, 0.</source>
        <translation>Son point se trouve là où l’équateur croise Greenwich&#xa0;: 0, 0.</translation>
    </message>
    <message>
        <source>Keep one of them, or say that several may belong together.</source>
        <translation>N’en gardez qu’un, ou dites que plusieurs peuvent aller ensemble.</translation>
    </message>
    <message>
        <source>Latitude and longitude say another place than the geometry, {value} away.</source>
        <translation>Latitude et longitude indiquent un autre lieu que la géométrie, à {value}.</translation>
    </message>
    <message>
        <source>Latitude and longitude seem to have changed places.</source>
        <translation>Latitude et longitude semblent échangées.</translation>
    </message>
    <message>
        <source>Leave it empty: one is made.</source>
        <translation>Laissez-le vide&#xa0;: il en est créé un.</translation>
    </message>
    <message>
        <source>Leave it one of them.</source>
        <translation>Ne lui en laissez qu’une.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Laissez de côté.</translation>
    </message>
    <message>
        <source>Leave it out: it is asked for, or comes from the keychain, or from where the driver keeps it.</source>
        <translation>Laissez-le de côté&#xa0;: il est demandé, ou vient du trousseau, ou de l’endroit où le pilote le garde.</translation>
    </message>
    <message>
        <source>Leave that out, or match by &apos;full&apos; or &apos;names&apos;.</source>
        <translation>Retirez cette exigence, ou rapprochez par «&#xa0;full&#xa0;» ou «&#xa0;names&#xa0;».</translation>
    </message>
    <message>
        <source>Leave the row out, or link the unit.</source>
        <translation>Laissez la ligne de côté, ou liez l’unité.</translation>
    </message>
    <message>
        <source>Leave the status out to have all units.</source>
        <translation>Enlevez le statut pour avoir toutes les unités.</translation>
    </message>
    <message>
        <source>Link these units, or correct their codes.</source>
        <translation>Liez ces unités, ou corrigez leurs codes.</translation>
    </message>
    <message>
        <source>Look at accented letters; if they are wrong, choose another one under “Encoding”.</source>
        <translation>Regardez les lettres accentuées&#xa0;; si elles sont fausses, choisissez-en un autre sous «&#xa0;Encodage&#xa0;».</translation>
    </message>
    <message>
        <source>Look at each conflict and decide.</source>
        <translation>Regardez chaque conflit et décidez.</translation>
    </message>
    <message>
        <source>Look at it on the map.</source>
        <translation>Regardez-la sur la carte.</translation>
    </message>
    <message>
        <source>Look at it.</source>
        <translation>Regardez-la.</translation>
    </message>
    <message>
        <source>Look at the disk&apos;s space and rights, then try again.</source>
        <translation>Regardez l’espace et les droits du disque, puis réessayez.</translation>
    </message>
    <message>
        <source>Look at the disk&apos;s space and rights; this pull does not need them.</source>
        <translation>Regardez l’espace et les droits du disque&#xa0;; cette récupération n’en a pas besoin.</translation>
    </message>
    <message>
        <source>Look at the pair, and decide on it anew.</source>
        <translation>Regardez la paire, et décidez-en à nouveau.</translation>
    </message>
    <message>
        <source>Look at them.</source>
        <translation>Regardez-les.</translation>
    </message>
    <message>
        <source>Look at these dates.</source>
        <translation>Vérifiez ces dates.</translation>
    </message>
    <message>
        <source>Look at what came in: fields may be missing.</source>
        <translation>Regardez ce qui a été importé&#xa0;: des champs peuvent manquer.</translation>
    </message>
    <message>
        <source>Look at what came in; export the file again if in doubt.</source>
        <translation>Regardez ce qui a été importé&#xa0;; en cas de doute, exportez de nouveau le fichier.</translation>
    </message>
    <message>
        <source>Look for a quote that opens there and is closed too late.</source>
        <translation>Cherchez un guillemet qui s’ouvre là et se ferme trop tard.</translation>
    </message>
    <message>
        <source>Look for fewer words.</source>
        <translation>Cherchez moins de mots.</translation>
    </message>
    <message>
        <source>Look whether that is what they mean; unmerge them otherwise.</source>
        <translation>Voyez si c’est bien voulu&#xa0;; sinon, défusionnez-les.</translation>
    </message>
    <message>
        <source>Make them anew.</source>
        <translation>Créez-les de nouveau.</translation>
    </message>
    <message>
        <source>Match the two in Match, and accept what is true.</source>
        <translation>Appariez les deux dans Apparier, et acceptez ce qui est juste.</translation>
    </message>
    <message>
        <source>Matching by &apos;{algorithm}&apos; cannot ask for {rule}.</source>
        <translation>Le rapprochement par «&#xa0;{algorithm}&#xa0;» ne peut pas exiger {rule}.</translation>
    </message>
    <message>
        <source>Mend the changes that are named.</source>
        <translation>Réparez les modifications nommées.</translation>
    </message>
    <message>
        <source>Mend the files and import them again.</source>
        <translation>Réparez les fichiers et importez-les de nouveau.</translation>
    </message>
    <message>
        <source>Mend the row: look for stray quotes.</source>
        <translation>Réparez la ligne&#xa0;: cherchez des guillemets égarés.</translation>
    </message>
    <message>
        <source>Mend what is named. Or let come in what can, and the rest be counted.</source>
        <translation>Corrigez ce qui est nommé. Ou laissez entrer ce qui peut l’être, le reste étant compté.</translation>
    </message>
    <message>
        <source>Merged cells were filled with their value, in rows {value}.</source>
        <translation>Les cellules fusionnées ont été remplies de leur valeur, aux lignes {value}.</translation>
    </message>
    <message>
        <source>More than one way to sign in is given.</source>
        <translation>Plus d’une façon de se connecter est donnée.</translation>
    </message>
    <message>
        <source>Move it out first, if that is wrong.</source>
        <translation>Si c’est faux, déplacez-la d’abord ailleurs.</translation>
    </message>
    <message>
        <source>Move or delete them first.</source>
        <translation>Déplacez-les ou supprimez-les d’abord.</translation>
    </message>
    <message>
        <source>Move or delete them too.</source>
        <translation>Déplacez-les ou supprimez-les aussi.</translation>
    </message>
    <message>
        <source>Name both units of a row: a_ref and b_ref, or a_uuid, a_code, a_name and the same of b.</source>
        <translation>Nommez les deux unités d’une ligne&#xa0;: a_ref et b_ref, ou a_uuid, a_code, a_name et les mêmes pour b.</translation>
    </message>
    <message>
        <source>Name both, or write no-match or flagged under state.</source>
        <translation>Nommez les deux, ou écrivez no-match ou flagged sous state.</translation>
    </message>
    <message>
        <source>Name the layer as Iaso does: level-3-District.</source>
        <translation>Nommez la couche comme Iaso&#xa0;: level-3-District.</translation>
    </message>
    <message>
        <source>Name two different units.</source>
        <translation>Nommez deux unités différentes.</translation>
    </message>
    <message>
        <source>Name two different versions.</source>
        <translation>Nommez deux versions différentes.</translation>
    </message>
    <message>
        <source>Neither version has a unit &apos;{value}&apos;.</source>
        <translation>Aucune des deux versions n’a d’unité «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>No link between {base} and {other} is accepted.</source>
        <translation>Aucun lien entre {base} et {other} n’est accepté.</translation>
    </message>
    <message>
        <source>No pages could be kept for another try: {reason}.</source>
        <translation>Aucune page n’a pu être gardée pour un autre essai&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>No unit of {version} is called &apos;{value}&apos;.</source>
        <translation>Aucune unité de {version} ne s’appelle «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>No unit of {version} is left: {reason}.</source>
        <translation>Il ne reste aucune unité de {version}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>No window can be opened. {reason}</source>
        <translation>Aucune fenêtre ne peut être ouverte. {reason}</translation>
    </message>
    <message>
        <source>Save it anew, and choose it again.</source>
        <translation>Enregistrez-la de nouveau, et choisissez-la encore une fois.</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>Enregistrez-la en UTF-8.</translation>
    </message>
    <message>
        <source>Save it as one of: {known}.</source>
        <translation>Enregistrez-la sous l’une de ces formes&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>The list cannot be read: {reason}.</source>
        <translation>La liste ne peut pas être lue&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The text of the list is not {value}: {reason}.</source>
        <translation>Le texte de la liste n’est pas en {value}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Write a number from 0 to 100, or empty the cell.</source>
        <translation>Écrivez un nombre de 0 à 100, ou videz la cellule.</translation>
    </message>
    <message>
        <source>Write under state one of: {known}.</source>
        <translation>Écrivez sous state l’un de ceux-ci&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>{unit}: it got another counterpart in row {other}.</source>
        <translation>{unit}&#xa0;: elle a reçu un autre correspondant à la ligne {other}.</translation>
    </message>
    <message>
        <source>{unit}: it has a counterpart in this row or in row {other}, and none in the other of the two.</source>
        <translation>{unit}&#xa0;: elle a un correspondant dans cette ligne ou dans la ligne {other}, et aucun dans l’autre des deux.</translation>
    </message>
    <message>
        <source>{value} row(s) say the same unit as another one: no column names the rows themselves.</source>
        <translation>{value} ligne(s) disent la même unité qu’une autre&#xa0;: aucune colonne ne nomme les lignes elles-mêmes.</translation>
    </message>
    <message>
        <source>Not redrawn in {other}: {neighbours}. So {area} would lie in two units.</source>
        <translation>Non redessinées dans {other}&#xa0;: {neighbours}. {area} se trouverait donc dans deux unités.</translation>
    </message>
    <message>
        <source>Give the list a column &apos;name&apos;, each unit a uuid (a text) of its own, and geometries as such.</source>
        <translation>Donnez à la liste une colonne «&#xa0;name&#xa0;», à chaque unité un uuid (un texte) à elle, et des géométries qui en sont.</translation>
    </message>
    <message>
        <source>Look at the parents in that list: no pyramid is so deep.</source>
        <translation>Regardez les parents dans cette liste&#xa0;: aucune pyramide n’est si profonde.</translation>
    </message>
    <message>
        <source>Nothing to do where these are notes or sums; give a unit a reference, or more than one cell.</source>
        <translation>Rien à faire là où ce sont des notes ou des sommes&#xa0;; donnez à une unité une référence, ou plus d’une cellule.</translation>
    </message>
    <message>
        <source>Nothing to do where these are titles.</source>
        <translation>Rien à faire là où ce sont des titres.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Rien à faire.</translation>
    </message>
    <message>
        <source>Nothing was sent. Ask its administrator, or check this computer&apos;s clock.</source>
        <translation>Rien n’a été envoyé. Demandez à son administrateur, ou vérifiez l’horloge de cet ordinateur.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Nothing was written. Whoever looks after the database can give you the right to it.</source>
        <translation>Rien n’a été écrit. La personne qui s’occupe de la base peut vous en donner le droit.</translation>
    </message>
    <message>
        <source>Of its {count} references only {value} are among the {other} that &apos;{name}&apos; had last: their units would be new ones.</source>
        <translation>Sur ses {count} références, seules {value} sont parmi les {other} que «&#xa0;{name}&#xa0;» avait en dernier&#xa0;: leurs unités seraient nouvelles.</translation>
    </message>
    <message>
        <source>Offline: {server} cannot be reached, {reason}.</source>
        <translation>Hors ligne&#xa0;: {server} est injoignable, {reason}.</translation>
    </message>
    <message>
        <source>One answer of {server} was broken off after {value} MB.</source>
        <translation>Une réponse de {server} a été interrompue après {value} Mo.</translation>
    </message>
    <message>
        <source>Only one of latitude and longitude is given.</source>
        <translation>Une seule de la latitude et de la longitude est donnée.</translation>
    </message>
    <message>
        <source>Only the rights of {value} kept the query from writing there.</source>
        <translation>Seuls les droits de {value} ont empêché la requête d’y écrire.</translation>
    </message>
    <message>
        <source>Open it again first.</source>
        <translation>Rouvrez-le d’abord.</translation>
    </message>
    <message>
        <source>Open it anew.</source>
        <translation>Rouvrez-le.</translation>
    </message>
    <message>
        <source>Open it in Excel or LibreOffice, and save it again.</source>
        <translation>Ouvrez-le dans Excel ou LibreOffice, et enregistrez-le de nouveau.</translation>
    </message>
    <message>
        <source>Open it, or choose another address.</source>
        <translation>Ouvrez-le, ou choisissez une autre adresse.</translation>
    </message>
    <message>
        <source>Open it, or export one of its versions and import that.</source>
        <translation>Ouvrez-le, ou exportez l’une de ses versions et importez celle-ci.</translation>
    </message>
    <message>
        <source>Open the workbook in Excel or LibreOffice, and save it again.</source>
        <translation>Ouvrez le classeur dans Excel ou LibreOffice, et enregistrez-le de nouveau.</translation>
    </message>
    <message>
        <source>Others decided on all of these units meanwhile; nothing was changed.</source>
        <translation>D’autres ont entre-temps tranché toutes ces unités&#xa0;; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Redrawn in {other} too: {neighbours}. Taken together, nothing opens between them.</source>
        <translation>Redessinées aussi dans {other}&#xa0;: {neighbours}. Prises ensemble, rien ne s’ouvre entre elles.</translation>
    </message>
    <message>
        <source>Redrawn in {other} too: {neighbours}. Taken together, {area} stay a gap or lie in two units.</source>
        <translation>Redessinées aussi dans {other}&#xa0;: {neighbours}. Prises ensemble, {area} restent un trou ou se trouvent dans deux unités.</translation>
    </message>
    <message>
        <source>Remove the row, if it is one.</source>
        <translation>Supprimez la ligne, si c’en est une.</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>Renommez l’une d’elles.</translation>
    </message>
    <message>
        <source>Rename or remove that layer in QGIS, then upgrade again.</source>
        <translation>Renommez ou supprimez cette couche dans QGIS, puis mettez à niveau de nouveau.</translation>
    </message>
    <message>
        <source>Revision {revision} (&apos;{label}&apos;) is not undone by a change.</source>
        <translation>La révision {revision} («&#xa0;{label}&#xa0;») ne s’annule pas par une modification.</translation>
    </message>
    <message>
        <source>Revision {revision} is the {kind} of {version}, which is not undone by a change.</source>
        <translation>La révision {revision} est&#xa0;: {kind} de {version}&#xa0;; cela ne s’annule pas par une modification.</translation>
    </message>
    <message>
        <source>Revision {revision} is undone already, by revision {by}.</source>
        <translation>La révision {revision} est déjà annulée, par la révision {by}.</translation>
    </message>
    <message>
        <source>Row {other} says otherwise of the same unit and field.</source>
        <translation>La ligne {other} dit autre chose de la même unité et du même champ.</translation>
    </message>
    <message>
        <source>Row {other} says otherwise of the same units.</source>
        <translation>La ligne {other} dit autre chose des mêmes unités.</translation>
    </message>
    <message>
        <source>Save it without one.</source>
        <translation>Enregistrez-le sans mot de passe.</translation>
    </message>
    <message>
        <source>Save what it gives in a file, and import that.</source>
        <translation>Enregistrez dans un fichier ce qu’elle donne, et importez celui-ci.</translation>
    </message>
    <message>
        <source>Several units of {version} are called &apos;{value}&apos;.</source>
        <translation>Plusieurs unités de {version} s’appellent «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>Sheet {sheet} goes on to the cell {value}: {count} cells with the blank ones, and at most {most} are read.</source>
        <translation>La feuille {sheet} va jusqu’à la cellule {value}&#xa0;: {count} cellules avec les vides, et {most} au plus sont lues.</translation>
    </message>
    <message>
        <source>Sheet {sheet} names the cell {value}, which lies beyond the last that a sheet can have.</source>
        <translation>La feuille {sheet} nomme la cellule {value}, au-delà de la dernière qu’une feuille peut avoir.</translation>
    </message>
    <message>
        <source>Somebody deleted it; look again.</source>
        <translation>Quelqu’un l’a supprimée&#xa0;; regardez de nouveau.</translation>
    </message>
    <message>
        <source>Take an extract that holds all of it, or mend it in OpenStreetMap.</source>
        <translation>Prenez un extrait qui le contient en entier, ou réparez-le dans OpenStreetMap.</translation>
    </message>
    <message>
        <source>Take its name from the other side.</source>
        <translation>Prenez son nom de l’autre côté.</translation>
    </message>
    <message>
        <source>Take the parent of one of them from the other side.</source>
        <translation>Prenez le parent de l’une d’elles de l’autre côté.</translation>
    </message>
    <message>
        <source>That registry is closed by now; nothing was changed.</source>
        <translation>Ce registre est fermé entre-temps&#xa0;; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>The address holds a user or a password, which would be seen by others.</source>
        <translation>L’adresse contient un utilisateur ou un mot de passe, que d’autres verraient.</translation>
    </message>
    <message>
        <source>The address {address} holds a password, which would be seen and kept.</source>
        <translation>L’adresse {address} contient un mot de passe, qui serait vu et gardé.</translation>
    </message>
    <message>
        <source>The boundary crosses or touches itself: {reason}.</source>
        <translation>Le contour se croise ou se touche lui-même&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The boundary spans {value} degrees of longitude: it may cross the antimeridian the wrong way round.</source>
        <translation>Le contour couvre {value} degrés de longitude&#xa0;: il franchit peut-être l’antiméridien dans le mauvais sens.</translation>
    </message>
    <message>
        <source>The boundary {unit} has no admin_level that is a number (&apos;{value}&apos;); it is left out.</source>
        <translation>Le contour {unit} n’a pas d’admin_level qui soit un nombre («&#xa0;{value}&#xa0;»)&#xa0;; il est laissé de côté.</translation>
    </message>
    <message>
        <source>The cell holds line breaks and delimiters like whole rows: &apos;{value}&apos;.</source>
        <translation>La cellule contient des sauts de ligne et des séparateurs comme des lignes entières&#xa0;: «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>The cell shows {value} instead of a value.</source>
        <translation>La cellule affiche {value} au lieu d’une valeur.</translation>
    </message>
    <message>
        <source>The chain of parents comes back to itself: {value}.</source>
        <translation>La chaîne des parents revient sur elle-même&#xa0;: {value}.</translation>
    </message>
    <message>
        <source>The changes contradict each other: {reason}.</source>
        <translation>Les modifications se contredisent&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The code &apos;{value}&apos; stands also in row {other}, for the same type.</source>
        <translation>Le code «&#xa0;{value}&#xa0;» figure aussi à la ligne {other}, pour le même type.</translation>
    </message>
    <message>
        <source>The collection also holds what is neither a point nor an area ({value}); it is left out.</source>
        <translation>La collection contient aussi ce qui n’est ni un point ni une surface ({value})&#xa0;; c’est laissé de côté.</translation>
    </message>
    <message>
        <source>The column &apos;{value}&apos; stands more than once.</source>
        <translation>La colonne «&#xa0;{value}&#xa0;» figure plus d’une fois.</translation>
    </message>
    <message>
        <source>The columns &apos;{other}&apos; and &apos;{value}&apos; differ in spelling only.</source>
        <translation>Les colonnes «&#xa0;{other}&#xa0;» et «&#xa0;{value}&#xa0;» ne diffèrent que par l’orthographe.</translation>
    </message>
    <message>
        <source>The columns as they were chosen last do not fit: {value} is not there.</source>
        <translation>Les colonnes telles qu’elles ont été choisies la dernière fois ne conviennent pas&#xa0;: {value} n’y est pas.</translation>
    </message>
    <message>
        <source>The columns count; correct one of the two.</source>
        <translation>Les colonnes comptent&#xa0;; corrigez l’une des deux.</translation>
    </message>
    <message>
        <source>The database at {address} lacks PostGIS: {reason}.</source>
        <translation>La base de données à {address} n’a pas PostGIS&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The database refused this: {reason}</source>
        <translation>La base de données a refusé ceci&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>The database refuses the query: {reason}.</source>
        <translation>La base de données refuse la requête&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The dates of &apos;{value}&apos; were read with the {order} first, as some of them must be.</source>
        <translation>Les dates de «&#xa0;{value}&#xa0;» ont été lues avec {order} d’abord, comme certaines d’entre elles l’exigent.</translation>
    </message>
    <message>
        <source>The demo cannot be made at &apos;{file}&apos;: {reason}.</source>
        <translation>La démonstration ne peut pas être créée à «&#xa0;{file}&#xa0;»&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>Le fichier ne peut pas être lu&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The file has a layer &apos;{name}&apos; that somebody added; the registry now has one of that name itself.</source>
        <translation>Le fichier a une couche «&#xa0;{name}&#xa0;» que quelqu’un a ajoutée&#xa0;; le registre en a maintenant une de ce nom lui-même.</translation>
    </message>
    <message>
        <source>The file is damaged: {reason}.</source>
        <translation>Le fichier est endommagé&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <source>The file is not in the plain layout, which this program writes itself: {reason}.</source>
        <translation>Le fichier n’a pas la disposition simple que ce programme écrit lui-même&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The file says that its coordinates are in {other}; that counts, not {value}.</source>
        <translation>Le fichier dit que ses coordonnées sont en {other}&#xa0;; c’est cela qui compte, pas {value}.</translation>
    </message>
    <message>
        <source>The file will not carry it either.</source>
        <translation>Le fichier ne la contiendra pas non plus.</translation>
    </message>
    <message>
        <source>The geometry cannot be read: {reason}.</source>
        <translation>La géométrie ne peut pas être lue&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The geometry counts; correct one of the two.</source>
        <translation>La géométrie compte&#xa0;; corrigez l’une des deux.</translation>
    </message>
    <message>
        <source>The geometry goes on beyond the antimeridian ({value}).</source>
        <translation>La géométrie continue au-delà de l’antiméridien ({value}).</translation>
    </message>
    <message>
        <source>The geometry leaves the range of degrees ({value}).</source>
        <translation>La géométrie sort de la plage des degrés ({value}).</translation>
    </message>
    <message>
        <source>The group &apos;{name}&apos; has {value} member(s) that are not in the file.</source>
        <translation>Le groupe «&#xa0;{name}&#xa0;» a {value} membre(s) qui ne sont pas dans le fichier.</translation>
    </message>
    <message>
        <source>The group set &apos;{name}&apos; names {value} group(s) that are not in the file.</source>
        <translation>Le jeu de groupes «&#xa0;{name}&#xa0;» nomme {value} groupe(s) qui ne sont pas dans le fichier.</translation>
    </message>
    <message>
        <source>The keys &apos;{value}&apos; mean different units of {version}.</source>
        <translation>Les clés «&#xa0;{value}&#xa0;» désignent des unités différentes de {version}.</translation>
    </message>
    <message>
        <source>The last row has one cell only: &apos;{value}&apos;.</source>
        <translation>La dernière ligne n’a qu’une cellule&#xa0;: «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>The layer &apos;{value}&apos; names a level of more than three digits; it is left out.</source>
        <translation>La couche «&#xa0;{value}&#xa0;» nomme un niveau de plus de trois chiffres&#xa0;; elle est laissée de côté.</translation>
    </message>
    <message>
        <source>The line to {server} is open (http): nothing from the keychain is sent there, and nothing is kept.</source>
        <translation>La ligne vers {server} est ouverte (http)&#xa0;: rien du trousseau n’y est envoyé, et rien n’est gardé.</translation>
    </message>
    <message>
        <source>The line to {value} is open: others can read the password or token on the way.</source>
        <translation>La ligne vers {value} est ouverte&#xa0;: d’autres peuvent lire le mot de passe ou le jeton en chemin.</translation>
    </message>
    <message>
        <source>The list of units {file} cannot be read: {reason}.</source>
        <translation>La liste d’unités {file} ne peut pas être lue&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The name is blank.</source>
        <translation>Le nom est vide.</translation>
    </message>
    <message>
        <source>The names of its sheets, layers or folders ({value}) do not come in.</source>
        <translation>Les noms de ses feuilles, couches ou dossiers ({value}) ne sont pas importés.</translation>
    </message>
    <message>
        <source>The parent &apos;{value}&apos; is not in the file.</source>
        <translation>Le parent «&#xa0;{value}&#xa0;» n’est pas dans le fichier.</translation>
    </message>
    <message>
        <source>The parent &apos;{value}&apos; is not in the file; this is the top of a part of the tree.</source>
        <translation>Le parent «&#xa0;{value}&#xa0;» n’est pas dans le fichier&#xa0;; ceci est le sommet d’une partie de l’arbre.</translation>
    </message>
    <message>
        <source>The parent&apos;s reference &apos;{value}&apos; and its uuid {other} name two units; the reference counts.</source>
        <translation>La référence du parent «&#xa0;{value}&#xa0;» et son UUID {other} désignent deux unités&#xa0;; la référence compte.</translation>
    </message>
    <message>
        <source>The personal token is empty, or holds signs that no token has.</source>
        <translation>Le jeton personnel est vide, ou contient des signes qu’aucun jeton n’a.</translation>
    </message>
    <message>
        <source>The plugin &apos;{name}&apos; cannot be used: {reason}.</source>
        <translation>L’extension «&#xa0;{name}&#xa0;» ne peut pas être utilisée&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The quote before &apos;{value}&apos; is never closed; all rows below it ended up in this cell.</source>
        <translation>Le guillemet avant «&#xa0;{value}&#xa0;» n’est jamais fermé&#xa0;; toutes les lignes en dessous ont fini dans cette cellule.</translation>
    </message>
    <message>
        <source>The reference &apos;{value}&apos; stands also in row {other}.</source>
        <translation>La référence «&#xa0;{value}&#xa0;» figure aussi à la ligne {other}.</translation>
    </message>
    <message>
        <source>The reference is blank.</source>
        <translation>La référence est vide.</translation>
    </message>
    <message>
        <source>The registry&apos;s rule {value} is gone from the file.</source>
        <translation>La règle {value} du registre a disparu du fichier.</translation>
    </message>
    <message>
        <source>The row says {value}, and does not name both units.</source>
        <translation>La ligne dit {value}, et ne nomme pas les deux unités.</translation>
    </message>
    <message>
        <source>The self-test failed at: {step}.</source>
        <translation>L’autotest a échoué à&#xa0;: {step}.</translation>
    </message>
    <message>
        <source>The spatial index of {value} is out of step.</source>
        <translation>L’index spatial de {value} n’est plus à jour.</translation>
    </message>
    <message>
        <source>The system refused: {reason}.</source>
        <translation>Le système a refusé&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The text is not UTF-8; it was read as {value}.</source>
        <translation>Le texte n’est pas en UTF-8&#xa0;; il a été lu comme {value}.</translation>
    </message>
    <message>
        <source>The text is not {value}: {reason}.</source>
        <translation>Le texte n’est pas en {value}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The tree would break {count} rule(s); nothing was written.</source>
        <translation>L’arbre enfreindrait {count} règle(s)&#xa0;; rien n’a été écrit.</translation>
    </message>
    <message>
        <source>The unit is of level {value}, its parent of level {other}.</source>
        <translation>L’unité est de niveau {value}, son parent de niveau {other}.</translation>
    </message>
    <message>
        <source>The units of list {list} cannot be linked: {reason}.</source>
        <translation>Les unités de la liste {list} ne peuvent pas être reliées&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The units of list {list} stand {levels:,} levels deep below each other, more than {most:,}.</source>
        <translation>Les unités de la liste {list} sont les unes sous les autres sur {levels:,} niveaux, plus de {most:,}.</translation>
    </message>
    <message>
        <source>The versions cannot be paired by {by}: {reason}.</source>
        <translation>Les versions ne peuvent pas être appariées par {by}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The whole tree was fetched, not only what changed: {reason}.</source>
        <translation>Tout l’arbre a été récupéré, pas seulement ce qui a changé&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The words in {file} cannot be read: {reason}.</source>
        <translation>Les mots de {file} ne peuvent pas être lus&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>There are no org units in it.</source>
        <translation>Il ne contient pas d’unités d’organisation.</translation>
    </message>
    <message>
        <source>There are no organisationUnits in it.</source>
        <translation>Il ne contient pas d’organisationUnits.</translation>
    </message>
    <message>
        <source>There is no DHIS2 at {server}: {reason}.</source>
        <translation>Il n’y a pas de DHIS2 à {server}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>There is no changeset {changeset}.</source>
        <translation>Il n’y a pas de lot de modifications {changeset}.</translation>
    </message>
    <message>
        <source>There is no column for {field}. Columns: {value}.</source>
        <translation>Il n’y a pas de colonne pour {field}. Colonnes&#xa0;: {value}.</translation>
    </message>
    <message>
        <source>There is no driver for {kind} here: {name} is not installed.</source>
        <translation>Il n’y a pas ici de pilote pour {kind}&#xa0;: {name} n’est pas installé.</translation>
    </message>
    <message>
        <source>There is no environment variable {value}.</source>
        <translation>Il n’y a pas de variable d’environnement {value}.</translation>
    </message>
    <message>
        <source>There is no file in it that can hold units.</source>
        <translation>Il ne contient aucun fichier qui puisse contenir des unités.</translation>
    </message>
    <message>
        <source>There is no group or group set {group} in {version}.</source>
        <translation>Il n’y a pas de groupe ni de jeu de groupes {group} dans {version}.</translation>
    </message>
    <message>
        <source>There is no layer or sheet &apos;{value}&apos;. There are: {known}.</source>
        <translation>Il n’y a pas de couche ni de feuille «&#xa0;{value}&#xa0;». Il y a&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>There is no open review of {base} against {other}.</source>
        <translation>Il n’y a pas de revue ouverte de {base} face à {other}.</translation>
    </message>
    <message>
        <source>There is no registry at {address}.</source>
        <translation>Il n’y a pas de registre à {address}.</translation>
    </message>
    <message>
        <source>There is no revision {revision}.</source>
        <translation>Il n’y a pas de révision {revision}.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Ce fichier n’existe pas.</translation>
    </message>
    <message>
        <source>There is no unit &apos;{unit}&apos; in {version}.</source>
        <translation>Il n’y a pas d’unité «&#xa0;{unit}&#xa0;» dans {version}.</translation>
    </message>
    <message>
        <source>There is no unit {value} at {server}.</source>
        <translation>Il n’y a pas d’unité {value} sur {server}.</translation>
    </message>
    <message>
        <source>There is no version &apos;{version}&apos;. Known: {known}.</source>
        <translation>Il n’y a pas de version «&#xa0;{version}&#xa0;». Connues&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>There is nothing of yours to redo.</source>
        <translation>Il n’y a rien de vous à rétablir.</translation>
    </message>
    <message>
        <source>There is nothing of yours to undo.</source>
        <translation>Il n’y a rien de vous à annuler.</translation>
    </message>
    <message>
        <source>There is nothing to commit.</source>
        <translation>Il n’y a rien à enregistrer.</translation>
    </message>
    <message>
        <source>They are left out.</source>
        <translation>Elles sont laissées de côté.</translation>
    </message>
    <message>
        <source>They come in as two units; write them alike if they are one.</source>
        <translation>Elles sont importées comme deux unités&#xa0;; écrivez-les de la même façon si elles n’en font qu’une.</translation>
    </message>
    <message>
        <source>They may be one unit: look at both.</source>
        <translation>Ce peut être une seule unité&#xa0;: regardez les deux.</translation>
    </message>
    <message>
        <source>They stand as �; look them up where the text comes from.</source>
        <translation>Ils apparaissent comme �&#xa0;; retrouvez-les là d’où vient le texte.</translation>
    </message>
    <message>
        <source>This is a registry, not a file to import.</source>
        <translation>C’est un registre, pas un fichier à importer.</translation>
    </message>
    <message>
        <source>This is no record: {value}.</source>
        <translation>Ce n’est pas un enregistrement&#xa0;: {value}.</translation>
    </message>
    <message>
        <source>This system has no keychain that keeps passwords safe: {reason}.</source>
        <translation>Ce système n’a pas de trousseau qui garde les mots de passe en sécurité&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Tick “Turn swapped latitudes and longitudes”, or choose the two columns the other way round.</source>
        <translation>Cochez «&#xa0;Échanger latitudes et longitudes&#xa0;», ou choisissez les deux colonnes dans l’autre sens.</translation>
    </message>
    <message>
        <source>To keep everything, write .gpkg or .json.</source>
        <translation>Pour tout garder, écrivez .gpkg ou .json.</translation>
    </message>
    <message>
        <source>Try again later. Nothing was written.</source>
        <translation>Réessayez plus tard. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Try again when that has finished.</source>
        <translation>Réessayez quand ce sera terminé.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <source>Type it again, or rename the file, in UTF-8.</source>
        <translation>Tapez-le de nouveau, ou renommez le fichier, en UTF-8.</translation>
    </message>
    <message>
        <source>Under {parent} the name {name} would be there {count} times.</source>
        <translation>Sous {parent}, le nom {name} figurerait {count} fois.</translation>
    </message>
    <message>
        <source>Unpack it yourself, if you trust it, and import what is in it.</source>
        <translation>Décompressez-le vous-même, si vous lui faites confiance, et importez ce qu’il contient.</translation>
    </message>
    <message>
        <source>Update or remove it.</source>
        <translation>Mettez-la à jour ou retirez-la.</translation>
    </message>
    <message>
        <source>Upload the changes first, or take an extract without them.</source>
        <translation>Envoyez d’abord les modifications, ou prenez un extrait qui ne les contient pas.</translation>
    </message>
    <message>
        <source>Use NEW, VALID or REJECTED.</source>
        <translation>Utilisez NEW, VALID ou REJECTED.</translation>
    </message>
    <message>
        <source>Use a name without &apos;@&apos; and &apos;:&apos;.</source>
        <translation>Utilisez un nom sans «&#xa0;@&#xa0;» ni «&#xa0;:&#xa0;».</translation>
    </message>
    <message>
        <source>Use a user of the database that may read only.</source>
        <translation>Utilisez un utilisateur de la base de données qui ne peut que lire.</translation>
    </message>
    <message>
        <source>Use its https address, and change what was sent.</source>
        <translation>Utilisez son adresse https, et changez ce qui a été envoyé.</translation>
    </message>
    <message>
        <source>Use one of: {known}.</source>
        <translation>Utilisez l’un de&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>What stands above the headings was left out: &apos;{value}&apos;.</source>
        <translation>Ce qui se trouve au-dessus des en-têtes a été laissé de côté&#xa0;: «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>What stands below the list was left out: &apos;{value}&apos;.</source>
        <translation>Ce qui se trouve sous la liste a été laissé de côté&#xa0;: «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>What they decided stands: look at it before you decide otherwise.</source>
        <translation>Ce qu’ils ont décidé vaut&#xa0;: regardez-le avant de décider autrement.</translation>
    </message>
    <message>
        <source>While reading: {value}.</source>
        <translation>Pendant la lecture&#xa0;: {value}.</translation>
    </message>
    <message>
        <source>Write SOURCE@NUMBER or SOURCE@live.</source>
        <translation>Écrivez SOURCE@NUMÉRO ou SOURCE@live.</translation>
    </message>
    <message>
        <source>Write a code such as EPSG:32629.</source>
        <translation>Écrivez un code tel que EPSG:32629.</translation>
    </message>
    <message>
        <source>Write a or b.</source>
        <translation>Écrivez a ou b.</translation>
    </message>
    <message>
        <source>Write a text, or leave {field} out.</source>
        <translation>Écrivez un texte, ou omettez {field}.</translation>
    </message>
    <message>
        <source>Write degrees from -180 to 180; choose a decimal comma, if they have one, under “Decimal sign”.</source>
        <translation>Écrivez des degrés de -180 à 180&#xa0;; s’ils ont une virgule décimale, choisissez-la sous «&#xa0;Signe décimal&#xa0;».</translation>
    </message>
    <message>
        <source>Write degrees from -90 to 90; choose a decimal comma, if they have one, under “Decimal sign”.</source>
        <translation>Écrivez des degrés de -90 à 90&#xa0;; s’ils ont une virgule décimale, choisissez-la sous «&#xa0;Signe décimal&#xa0;».</translation>
    </message>
    <message>
        <source>Write each link as an object with a_ref, b_ref and state.</source>
        <translation>Écrivez chaque lien comme un objet avec a_ref, b_ref et state.</translation>
    </message>
    <message>
        <source>Write it as CSV or GeoPackage.</source>
        <translation>Écrivez-le en CSV ou en GeoPackage.</translation>
    </message>
    <message>
        <source>Write it as SQLAlchemy does: postgresql://user@host/db, sqlite:///list.db, mysql+pymysql://u@h/db.</source>
        <translation>Écrivez-la comme SQLAlchemy&#xa0;: postgresql://utilisateur@hôte/base, sqlite:///liste.db, mysql+pymysql://u@h/base.</translation>
    </message>
    <message>
        <source>Write latitude, then longitude: 8.5 -11.25.</source>
        <translation>Écrivez la latitude, puis la longitude&#xa0;: 8.5 -11.25.</translation>
    </message>
    <message>
        <source>Write it as TOML with two tables, kinds and same, in which each key has a list of words.</source>
        <translation>Écrivez-le en TOML avec deux tables, kinds et same, où chaque clé a une liste de mots.</translation>
    </message>
    <message>
        <source>Your latest step is the {kind} of {version}, which is not undone by a change.</source>
        <translation>Votre dernière étape est&#xa0;: {kind} de {version}&#xa0;; cela ne s’annule pas par une modification.</translation>
    </message>
    <message>
        <source>{address} already holds a registry.</source>
        <translation>{address} contient déjà un registre.</translation>
    </message>
    <message>
        <source>{address} cannot be written: {reason}.</source>
        <translation>{address} ne peut pas être écrit&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{address} exists and is no registry; it is left alone.</source>
        <translation>{address} existe et n’est pas un registre&#xa0;; il reste intact.</translation>
    </message>
    <message>
        <source>{address} has an older schema ({found}; this program writes {expected}).</source>
        <translation>{address} a un schéma plus ancien ({found}&#xa0;; ce programme écrit {expected}).</translation>
    </message>
    <message>
        <source>{address} is being written by {holder}; waited {seconds:.0f} s.</source>
        <translation>{address} est en cours d’écriture par {holder}&#xa0;; attente de {seconds:.0f} s.</translation>
    </message>
    <message>
        <source>{address} is no GeoRegistry registry: {reason}.</source>
        <translation>{address} n’est pas un registre GeoRegistry&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{address} wants a password: {reason}.</source>
        <translation>{address} demande un mot de passe&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{address} was made by a newer GeoRegistry (schema {found}; this program knows {expected}).</source>
        <translation>{address} a été créé par un GeoRegistry plus récent (schéma {found}&#xa0;; ce programme connaît {expected}).</translation>
    </message>
    <message>
        <source>{address} was replaced by another copy, perhaps an older backup, while it was open; nothing more is written to it from here.</source>
        <translation>{address} a été remplacé par une autre copie, peut-être une sauvegarde plus ancienne, pendant qu’il était ouvert&#xa0;; plus rien n’y est écrit d’ici.</translation>
    </message>
    <message>
        <source>{count} change(s) of the proposal are not decided.</source>
        <translation>{count} modification(s) de la proposition ne sont pas décidées.</translation>
    </message>
    <message>
        <source>{count} field(s) were changed by somebody else meanwhile; nothing was written.</source>
        <translation>{count} champ(s) ont été modifiés entre-temps par quelqu’un d’autre&#xa0;; rien n’a été écrit.</translation>
    </message>
    <message>
        <source>{count} new unit(s) stand below it; they come only together with it.</source>
        <translation>{count} nouvelle(s) unité(s) se trouvent sous elle&#xa0;; elles ne viennent qu’avec elle.</translation>
    </message>
    <message>
        <source>{count} number(s) have a decimal comma, such as {value}; they are left out.</source>
        <translation>{count} nombre(s) ont une virgule décimale, par exemple {value}&#xa0;; ils sont laissés de côté.</translation>
    </message>
    <message>
        <source>{count} of them are a digit shorter than the others, such as {value}: a spreadsheet may have eaten their zeros.</source>
        <translation>{count} d’entre elles ont un chiffre de moins que les autres, par exemple {value}&#xa0;: un tableur a peut-être mangé leurs zéros.</translation>
    </message>
    <message>
        <source>{count} of them lack zeros that references to parents have, such as {value}, which is {other} there: a spreadsheet has eaten them.</source>
        <translation>{count} d’entre elles n’ont pas les zéros qu’ont les références aux parents, par exemple {value}, qui est {other} là-bas&#xa0;: un tableur les a mangés.</translation>
    </message>
    <message>
        <source>{count} of them lack zeros that the references have, such as {value}, which is {other} there: a spreadsheet has eaten them.</source>
        <translation>{count} d’entre elles n’ont pas les zéros qu’ont les références, par exemple {value}, qui est {other} là-bas&#xa0;: un tableur les a mangés.</translation>
    </message>
    <message>
        <source>{count} of them lack zeros that they had in the source&apos;s last import, such as {value}, which was {other}: a spreadsheet has eaten them.</source>
        <translation>{count} d’entre elles n’ont pas les zéros qu’elles avaient au dernier import de la source, par exemple {value}, qui était {other}&#xa0;: un tableur les a mangés.</translation>
    </message>
    <message>
        <source>{count} of them were filled up with zeros, such as {value} to {other}.</source>
        <translation>{count} d’entre elles ont été complétées de zéros, par exemple {value} en {other}.</translation>
    </message>
    <message>
        <source>{count} position(s), such as {value}, would lie beyond a pole: latitude and longitude look exchanged. They are left out.</source>
        <translation>{count} position(s), comme {value}, seraient au-delà d’un pôle&#xa0;: latitude et longitude semblent échangées. Elles sont laissées de côté.</translation>
    </message>
    <message>
        <source>{count} problem(s) keep this out in any case; nothing was imported.</source>
        <translation>{count} problème(s) empêchent ceci dans tous les cas&#xa0;; rien n’a été importé.</translation>
    </message>
    <message>
        <source>{count} problem(s) of rows; nothing was imported.</source>
        <translation>{count} problème(s) de lignes&#xa0;; rien n’a été importé.</translation>
    </message>
    <message>
        <source>{count} unit(s) stand below it.</source>
        <translation>{count} unité(s) se trouvent sous elle.</translation>
    </message>
    <message>
        <source>{count} unit(s) stand below it; {missing} of them are missing too.</source>
        <translation>{count} unité(s) se trouvent sous elle&#xa0;; {missing} d’entre elles sont absentes aussi.</translation>
    </message>
    <message>
        <source>{count} units without a reference are all named &apos;{value}&apos;; the next import knows none of them.</source>
        <translation>{count} unités sans référence s’appellent toutes «&#xa0;{value}&#xa0;»&#xa0;; le prochain import n’en reconnaît aucune.</translation>
    </message>
    <message>
        <source>A change is written whole or not at all; see in History what was done.</source>
        <translation>Une modification est écrite en entier ou pas du tout&#xa0;; voyez dans l’Historique ce qui a été fait.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no score.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un score.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no state of a link.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un état d’un lien.</translation>
    </message>
    <message>
        <source>A cell of {format} holds {limit} characters: {value} text(s) are longer and stay out.</source>
        <translation>Une cellule {format} contient au plus {limit} caractères&#xa0;: {value} texte(s) sont plus longs et sont laissés de côté.</translation>
    </message>
    <message>
        <source>A {value} file says itself what is what: nothing can be chosen for its columns.</source>
        <translation>Un fichier {value} dit lui-même ce que tout y est&#xa0;: rien n’est à choisir pour ses colonnes.</translation>
    </message>
    <message>
        <source>Add it, or choose under “Columns” which one it is.</source>
        <translation>Ajoutez-la, ou choisissez sous «&#xa0;Colonnes&#xa0;» laquelle c’est.</translation>
    </message>
    <message>
        <source>Apply it in Compare.</source>
        <translation>Appliquez-la dans Comparer.</translation>
    </message>
    <message>
        <source>Back it up, then open it here: the window offers to bring it up to date.</source>
        <translation>Faites-en une copie, puis ouvrez-le ici&#xa0;: la fenêtre propose de le mettre à jour.</translation>
    </message>
    <message>
        <source>Bring in CSV, DHIS2 metadata, or what was exported here.</source>
        <translation>Importez du CSV, des métadonnées DHIS2, ou ce qui a été exporté d’ici.</translation>
    </message>
    <message>
        <source>Bring them in by themselves, with nothing under “Coordinates in”.</source>
        <translation>Importez-les à part, sans rien écrire sous «&#xa0;Coordonnées en&#xa0;».</translation>
    </message>
    <message>
        <source>Choose among the filters above the list.</source>
        <translation>Choisissez parmi les filtres au-dessus de la liste.</translation>
    </message>
    <message>
        <source>Choose another key under “Paired by”.</source>
        <translation>Choisissez une autre clé sous «&#xa0;Appariées par&#xa0;».</translation>
    </message>
    <message>
        <source>Choose another one under “Columns”, or correct the file.</source>
        <translation>Choisissez-en une autre sous «&#xa0;Colonnes&#xa0;», ou corrigez le fichier.</translation>
    </message>
    <message>
        <source>Choose another one under “Encoding”.</source>
        <translation>Choisissez-en un autre sous «&#xa0;Encodage&#xa0;».</translation>
    </message>
    <message>
        <source>Choose another order under “Dates” where that is wrong.</source>
        <translation>Choisissez un autre ordre sous «&#xa0;Dates&#xa0;» si celui-ci est faux.</translation>
    </message>
    <message>
        <source>Choose both in Compare to start one.</source>
        <translation>Choisissez les deux dans Comparer pour en commencer une.</translation>
    </message>
    <message>
        <source>Choose from them under “Layers”.</source>
        <translation>Choisissez parmi elles sous «&#xa0;Couches&#xa0;».</translation>
    </message>
    <message>
        <source>Choose one under “Sign in by”.</source>
        <translation>Choisissez-en une sous «&#xa0;Se connecter par&#xa0;».</translation>
    </message>
    <message>
        <source>Choose the comma under “Decimal sign”.</source>
        <translation>Choisissez la virgule sous «&#xa0;Signe décimal&#xa0;».</translation>
    </message>
    <message>
        <source>Choose the files anew, and bring them in as they are.</source>
        <translation>Choisissez de nouveau les fichiers, et importez-les tels qu’ils sont.</translation>
    </message>
    <message>
        <source>Choose the files in it.</source>
        <translation>Choisissez les fichiers qu’il contient.</translation>
    </message>
    <message>
        <source>Choose under “Columns” what is what.</source>
        <translation>Choisissez sous «&#xa0;Colonnes&#xa0;» ce que chacune est.</translation>
    </message>
    <message>
        <source>Choose under “Columns” which one is the name.</source>
        <translation>Choisissez sous «&#xa0;Colonnes&#xa0;» celle qui est le nom.</translation>
    </message>
    <message>
        <source>Choose under “Columns” which one it is, or use “Bring in what can be read”: the next import knows them again as long as they keep their names and places.</source>
        <translation>Choisissez sous «&#xa0;Colonnes&#xa0;» laquelle c’est, ou utilisez «&#xa0;Importer ce qui peut être lu&#xa0;»&#xa0;: le prochain import les reconnaîtra tant qu’elles gardent leur nom et leur place.</translation>
    </message>
    <message>
        <source>Choose under “Layers” what is to be read.</source>
        <translation>Choisissez sous «&#xa0;Couches&#xa0;» ce qui doit être lu.</translation>
    </message>
    <message>
        <source>Choose under “Sign in by” how, and fill in what it asks for.</source>
        <translation>Choisissez comment sous «&#xa0;Se connecter par&#xa0;», et remplissez ce qui est demandé.</translation>
    </message>
    <message>
        <source>Choose what it is under “Format”.</source>
        <translation>Choisissez ce que c’est sous «&#xa0;Format&#xa0;».</translation>
    </message>
    <message>
        <source>Export it again, or choose what it is under “Format”.</source>
        <translation>Exportez-le de nouveau, ou choisissez ce que c’est sous «&#xa0;Format&#xa0;».</translation>
    </message>
    <message>
        <source>History lists all changes.</source>
        <translation>L’Historique liste toutes les modifications.</translation>
    </message>
    <message>
        <source>If that is meant, use “Drop…” in Sources, which asks for its name.</source>
        <translation>Si c’est voulu, utilisez «&#xa0;Supprimer…&#xa0;» dans Sources, qui demande son nom.</translation>
    </message>
    <message>
        <source>Keep one of the two rows.</source>
        <translation>Gardez l’une des deux lignes.</translation>
    </message>
    <message>
        <source>Leave them out of the address: they have fields of their own below it.</source>
        <translation>Laissez-les hors de l’adresse&#xa0;: ils ont leurs propres champs en dessous.</translation>
    </message>
    <message>
        <source>Leave “Keep it in the system’s keychain” unticked and type the password or token each time.</source>
        <translation>Laissez «&#xa0;Garder dans le trousseau du système&#xa0;» décoché et saisissez chaque fois le mot de passe ou le jeton.</translation>
    </message>
    <message>
        <source>Look whether another column is the reference now, and choose it under “Columns”; give another list another name under “Source”.</source>
        <translation>Voyez si une autre colonne est maintenant la référence, et choisissez-la sous «&#xa0;Colonnes&#xa0;»&#xa0;; donnez à une autre liste un autre nom sous «&#xa0;Source&#xa0;».</translation>
    </message>
    <message>
        <source>Make one with “New registry…” in the menu “File”.</source>
        <translation>Créez-en un avec «&#xa0;Nouveau registre…&#xa0;» dans le menu «&#xa0;Fichier&#xa0;».</translation>
    </message>
    <message>
        <source>Mend them, or use “Bring in what can be read”.</source>
        <translation>Corrigez-les, ou utilisez «&#xa0;Importer ce qui peut être lu&#xa0;».</translation>
    </message>
    <message>
        <source>Move that file away, then open the demo country again.</source>
        <translation>Déplacez ce fichier, puis ouvrez de nouveau le pays de démonstration.</translation>
    </message>
    <message>
        <source>None of its {count} unit(s) has a reference; their names, with those above them, stand for one.</source>
        <translation>Aucune de ses {count} unité(s) n’a de référence&#xa0;; leurs noms, avec ceux des unités au-dessus, en tiennent lieu.</translation>
    </message>
    <message>
        <source>Sources lists all versions.</source>
        <translation>Sources liste toutes les versions.</translation>
    </message>
    <message>
        <source>Start it where there is a screen.</source>
        <translation>Lancez-la là où il y a un écran.</translation>
    </message>
    <message>
        <source>Take a part of the tree under “Subtree”. Nothing was written.</source>
        <translation>Prenez une partie de l’arbre sous «&#xa0;Sous-arbre&#xa0;». Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Take a text file in UTF-8 with one reference, code or uuid a line.</source>
        <translation>Prenez un fichier texte en UTF-8 avec une référence, un code ou un UUID par ligne.</translation>
    </message>
    <message>
        <source>The column &apos;{value}&apos;, which was chosen, is not there. Columns: {known}.</source>
        <translation>La colonne «&#xa0;{value}&#xa0;», qui a été choisie, n’y est pas. Colonnes&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>The columns were guessed anew: look at them under “Columns”.</source>
        <translation>Les colonnes ont été devinées de nouveau&#xa0;: regardez-les sous «&#xa0;Colonnes&#xa0;».</translation>
    </message>
    <message>
        <source>The keychain has no password of {user} at {server}.</source>
        <translation>Le trousseau n’a pas de mot de passe de {user} pour {server}.</translation>
    </message>
    <message>
        <source>The keychain has no personal token of {server}.</source>
        <translation>Le trousseau n’a pas de jeton personnel pour {server}.</translation>
    </message>
    <message>
        <source>The query cannot be read: {reason}.</source>
        <translation>La requête ne peut pas être lue&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The row has {value} cell(s), the heading {expected}.</source>
        <translation>La ligne a {value} cellule(s), l’en-tête {expected}.</translation>
    </message>
    <message>
        <source>The {kept} page(s) so far are kept for a day: “Fetch units” goes on there.</source>
        <translation>Les {kept} page(s) déjà reçues sont gardées un jour&#xa0;: «&#xa0;Récupérer les unités&#xa0;» reprend là.</translation>
    </message>
    <message>
        <source>Tick them under “Layers” to have them read.</source>
        <translation>Cochez-les sous «&#xa0;Couches&#xa0;» pour qu’elles soient lues.</translation>
    </message>
    <message>
        <source>Tick “Put garbled letters right”, or correct the file.</source>
        <translation>Cochez «&#xa0;Corriger les lettres déformées&#xa0;», ou corrigez le fichier.</translation>
    </message>
    <message>
        <source>Tick “Put lost zeros back before references” to have them filled up, {other}, or correct the file.</source>
        <translation>Cochez «&#xa0;Remettre les zéros perdus des références&#xa0;» pour les compléter, {other}, ou corrigez le fichier.</translation>
    </message>
    <message>
        <source>Tick “Put lost zeros back before references”, or correct the file.</source>
        <translation>Cochez «&#xa0;Remettre les zéros perdus des références&#xa0;», ou corrigez le fichier.</translation>
    </message>
    <message>
        <source>Tick “Turn swapped latitudes and longitudes”, or correct the file.</source>
        <translation>Cochez «&#xa0;Échanger latitudes et longitudes&#xa0;», ou corrigez le fichier.</translation>
    </message>
    <message>
        <source>To edit and publish it, use “Copy to a curated source…” in Sources.</source>
        <translation>Pour la modifier et la publier, utilisez «&#xa0;Copier vers une source tenue à jour…&#xa0;» dans Sources.</translation>
    </message>
    <message>
        <source>To have it back, use “Take back” in History for revision {by}.</source>
        <translation>Pour la retrouver, utilisez «&#xa0;Annuler&#xa0;» dans l’Historique pour la révision {by}.</translation>
    </message>
    <message>
        <source>Type it under “Password or token”.</source>
        <translation>Saisissez-le sous «&#xa0;Mot de passe ou jeton&#xa0;».</translation>
    </message>
    <message>
        <source>Type it under “Password”, keep it in the system’s keychain, or where PostgreSQL looks: PGPASSWORD, .pgpass.</source>
        <translation>Saisissez-le sous «&#xa0;Mot de passe&#xa0;», gardez-le dans le trousseau du système, ou là où PostgreSQL le cherche&#xa0;: PGPASSWORD, .pgpass.</translation>
    </message>
    <message>
        <source>Type the token under “Password or token” instead.</source>
        <translation>Saisissez plutôt le jeton sous «&#xa0;Mot de passe ou jeton&#xa0;».</translation>
    </message>
    <message>
        <source>Use NEW, VALID or REJECTED, or choose under “Meanings of statuses” what it means.</source>
        <translation>Utilisez NEW, VALID ou REJECTED, ou choisissez ce que cela veut dire sous «&#xa0;Significations des statuts&#xa0;».</translation>
    </message>
    <message>
        <source>Use its https address; else leave “Keep it in the system’s keychain” unticked and type the password each time.</source>
        <translation>Utilisez son adresse https&#xa0;; sinon laissez «&#xa0;Garder dans le trousseau du système&#xa0;» décoché et saisissez chaque fois le mot de passe.</translation>
    </message>
    <message>
        <source>Use “Copy to a curated source…” in Sources, and edit the copy.</source>
        <translation>Utilisez «&#xa0;Copier vers une source tenue à jour…&#xa0;» dans Sources, et modifiez la copie.</translation>
    </message>
    <message>
        <source>Use “Drop…” in Sources for the version instead.</source>
        <translation>Utilisez plutôt «&#xa0;Supprimer…&#xa0;» dans Sources pour la version.</translation>
    </message>
    <message>
        <source>Use “Take back” in History for a change from before it, or “Drop…” in Sources for the version.</source>
        <translation>Utilisez «&#xa0;Annuler&#xa0;» dans l’Historique pour une modification d’avant, ou «&#xa0;Supprimer…&#xa0;» dans Sources pour la version.</translation>
    </message>
    <message>
        <source>Where they are the level above, or the type, choose that under “Columns” for “Name of its layer or sheet”.</source>
        <translation>S’ils sont le niveau au-dessus, ou le type, choisissez-le sous «&#xa0;Colonnes&#xa0;» pour «&#xa0;Nom de sa couche ou feuille&#xa0;».</translation>
    </message>
    <message>
        <source>Whoever looks after the registry can bring it up to date, which puts it right.</source>
        <translation>Qui s’occupe du registre peut le mettre à jour, ce qui y remédie.</translation>
    </message>
    <message>
        <source>Write EPSG:4326 under “Coordinates in” for degrees of GPS; ask who made the file otherwise.</source>
        <translation>Écrivez EPSG:4326 sous «&#xa0;Coordonnées en&#xa0;» pour des degrés de GPS&#xa0;; sinon demandez à qui a fait le fichier.</translation>
    </message>
    <message>
        <source>Write a plain number; if it has a decimal comma, choose that under “Decimal sign”.</source>
        <translation>Écrivez un nombre simple&#xa0;; s’il a une virgule décimale, choisissez-la sous «&#xa0;Signe décimal&#xa0;».</translation>
    </message>
    <message>
        <source>Write it as YYYY-MM-DD, or choose under “Dates” whether day or month comes first.</source>
        <translation>Écrivez-la AAAA-MM-JJ, ou choisissez sous «&#xa0;Dates&#xa0;» si le jour ou le mois vient d’abord.</translation>
    </message>
    <message>
        <source>Write it under “Coordinates in”, such as EPSG:32628 for UTM zone 28 north; ask who made the file which one it is.</source>
        <translation>Écrivez-le sous «&#xa0;Coordonnées en&#xa0;», par exemple EPSG:32628 pour la zone UTM 28 nord&#xa0;; demandez à qui a fait le fichier lequel c’est.</translation>
    </message>
    <message>
        <source>Write the statement itself under “Query”.</source>
        <translation>Écrivez la requête elle-même sous «&#xa0;Requête&#xa0;».</translation>
    </message>
    <message>
        <source>Write under “Coordinates in” which one it is, such as EPSG:32629 for UTM zone 29 north.</source>
        <translation>Écrivez sous «&#xa0;Coordonnées en&#xa0;» lequel c’est, par exemple EPSG:32629 pour la zone UTM 29 nord.</translation>
    </message>
    <message>
        <source>Write under “Subtree” the 11 signs of its id, as in the address of the unit&apos;s page.</source>
        <translation>Écrivez sous «&#xa0;Sous-arbre&#xa0;» les 11 signes de son identifiant, comme dans l’adresse de la page de l’unité.</translation>
    </message>
    <message>
        <source>{a} and {b} are versions of one source, {source}: each unit keeps its uuid through them, so there is nothing to match.</source>
        <translation>{a} et {b} sont des versions d’une même source, {source}&#xa0;: chaque unité y garde son uuid, il n’y a donc rien à apparier.</translation>
    </message>
    <message>
        <source>{by} has taken this part of the queue.</source>
        <translation>{by} a pris cette partie de la file.</translation>
    </message>
    <message>
        <source>{count} code(s) stand for several units of the union, &apos;{value}&apos; among them.</source>
        <translation>{count} code(s) désignent plusieurs unités de l’union, dont «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>{count} position(s), such as {value}, are no degrees, but look like metres of a projected system.</source>
        <translation>{count} position(s), par exemple {value}, ne sont pas des degrés, mais ressemblent aux mètres d’un système projeté.</translation>
    </message>
    <message>
        <source>{count} position(s), such as {value}, look like degrees, not like what “Coordinates in” says.</source>
        <translation>{count} position(s), par exemple {value}, ressemblent à des degrés, pas à ce que dit «&#xa0;Coordonnées en&#xa0;».</translation>
    </message>
    <message>
        <source>{count} thing(s) speak against the union; nothing was written.</source>
        <translation>{count} chose(s) s’opposent à l’union&#xa0;; rien n’a été écrit.</translation>
    </message>
    <message>
        <source>{count} unit(s) that only the second version has stand at the top of the union.</source>
        <translation>{count} unité(s) que seule la deuxième version possède se trouvent au sommet de l’union.</translation>
    </message>
    <message>
        <source>{count} unit(s) would close before they open; they have both dates from one side.</source>
        <translation>{count} unité(s) fermeraient avant d’ouvrir&#xa0;; leurs deux dates viennent d’un seul côté.</translation>
    </message>
    <message>
        <source>{file} does not say what is what: {reason}.</source>
        <translation>{file} ne dit pas ce que tout est&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{file} is there already, and is left alone.</source>
        <translation>{file} existe déjà, et reste intact.</translation>
    </message>
    <message>
        <source>{file} is there already, and is not the demo: it lacks {missing}.</source>
        <translation>{file} existe déjà, et n’est pas la démonstration&#xa0;: il y manque {missing}.</translation>
    </message>
    <message>
        <source>{format} has no form for {value} translation(s).</source>
        <translation>{format} n’a pas de forme pour {value} traduction(s).</translation>
    </message>
    <message>
        <source>{format} has no place for {field}: {value} unit(s) lose it.</source>
        <translation>{format} n’a pas de place pour {field}&#xa0;: {value} unité(s) le perdent.</translation>
    </message>
    <message>
        <source>{format} has no place for {value} extra value(s): {name}.</source>
        <translation>{format} n’a pas de place pour {value} valeur(s) supplémentaire(s)&#xa0;: {name}.</translation>
    </message>
    <message>
        <source>{format} has one type for each level: {value} unit(s) get that of most others there.</source>
        <translation>{format} a un type par niveau&#xa0;: {value} unité(s) reçoivent celui de la plupart des autres.</translation>
    </message>
    <message>
        <source>{format} holds no codes of groups: {value} are lost.</source>
        <translation>{format} ne contient pas de codes de groupes&#xa0;: {value} sont perdus.</translation>
    </message>
    <message>
        <source>{format} holds no groups without members: {value} stay out.</source>
        <translation>{format} ne contient pas de groupes sans membres&#xa0;: {value} sont laissés de côté.</translation>
    </message>
    <message>
        <source>{format} holds no sets of groups: {value} stay out.</source>
        <translation>{format} ne contient pas de jeux de groupes&#xa0;: {value} sont laissés de côté.</translation>
    </message>
    <message>
        <source>{format} holds one geometry for each unit: {value} keep their boundary and lose their point.</source>
        <translation>{format} contient une géométrie par unité&#xa0;: {value} gardent leur contour et perdent leur point.</translation>
    </message>
    <message>
        <source>{format} names groups by what tells all of them apart: {value} lose their own reference.</source>
        <translation>{format} nomme les groupes par ce qui les distingue tous&#xa0;: {value} perdent leur propre référence.</translation>
    </message>
    <message>
        <source>{format} puts types that differ in case alone in one layer: {value} unit(s) change theirs.</source>
        <translation>{format} met dans une même couche les types qui ne diffèrent que par la casse&#xa0;: {value} unité(s) changent le leur.</translation>
    </message>
    <message>
        <source>{kept} page(s) are kept.</source>
        <translation>{kept} page(s) sont gardées.</translation>
    </message>
    <message>
        <source>{layer} does not say in which reference system its coordinates are: {value}, like degrees.</source>
        <translation>{layer} ne dit pas dans quel système de référence sont ses coordonnées&#xa0;: {value}, comme des degrés.</translation>
    </message>
    <message>
        <source>{layer} does not say in which reference system its coordinates are: {value}, like metres.</source>
        <translation>{layer} ne dit pas dans quel système de référence sont ses coordonnées&#xa0;: {value}, comme des mètres.</translation>
    </message>
    <message>
        <source>{option} is for a DHIS2&apos;s address, not for files.</source>
        <translation>{option} est pour l’adresse d’un DHIS2, pas pour des fichiers.</translation>
    </message>
    <message>
        <source>{option} is for files, not for a DHIS2&apos;s address.</source>
        <translation>{option} est pour des fichiers, pas pour l’adresse d’un DHIS2.</translation>
    </message>
    <message>
        <source>{pair}: it was decided already: {state}.</source>
        <translation>{pair}&#xa0;: c’est déjà décidé&#xa0;: {state}.</translation>
    </message>
    <message>
        <source>{server} answers with a web page, as for signing in, not with data.</source>
        <translation>{server} répond par une page web, comme pour une connexion, pas par des données.</translation>
    </message>
    <message>
        <source>{server} breaks off in the middle of its answers.</source>
        <translation>{server} s’interrompt au milieu de ses réponses.</translation>
    </message>
    <message>
        <source>{server} cannot prove that it is itself: {reason}.</source>
        <translation>{server} ne peut pas prouver son identité&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{server} does not let this user in: {reason}.</source>
        <translation>{server} n’admet pas cet utilisateur&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{server} does not let this user see that: {reason}.</source>
        <translation>{server} ne laisse pas cet utilisateur voir cela&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{server} fails at the moment: {reason}.</source>
        <translation>{server} est en panne pour le moment&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{server} gives an answer that cannot be used: {reason}.</source>
        <translation>{server} donne une réponse inutilisable&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{server} has been asked too much: {reason}.</source>
        <translation>{server} a été trop sollicité&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{server} leads on without an end.</source>
        <translation>{server} renvoie ailleurs sans fin.</translation>
    </message>
    <message>
        <source>{server} leads to another place, {value}; nothing was asked there.</source>
        <translation>{server} renvoie à un autre endroit, {value}&#xa0;; rien n’y a été demandé.</translation>
    </message>
    <message>
        <source>{server} refuses the question: {reason}.</source>
        <translation>{server} refuse la question&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{server} wants to know who asks.</source>
        <translation>{server} veut savoir qui demande.</translation>
    </message>
    <message>
        <source>{unit} gives {area} to {neighbour}.</source>
        <translation>{unit} donne {area} à {neighbour}.</translation>
    </message>
    <message>
        <source>{unit} is one unit: it is no duplicate of itself.</source>
        <translation>{unit} est une seule unité&#xa0;: elle n’est pas son propre doublon.</translation>
    </message>
    <message>
        <source>{unit} leaves {area} to no other unit of its level.</source>
        <translation>{unit} laisse {area} sans autre unité de son niveau.</translation>
    </message>
    <message>
        <source>{unit} moves from {before} to {after} with {count} unit(s) below it.</source>
        <translation>{unit} passe de {before} à {after} avec {count} unité(s) en dessous.</translation>
    </message>
    <message>
        <source>{unit} moves from {before} to {after}; nothing stands below it.</source>
        <translation>{unit} passe de {before} à {after}&#xa0;; rien ne se trouve en dessous.</translation>
    </message>
    <message>
        <source>{unit} takes {area} from {neighbour}.</source>
        <translation>{unit} prend {area} à {neighbour}.</translation>
    </message>
    <message>
        <source>{unit} takes {area} that no unit of its level has.</source>
        <translation>{unit} prend {area} qu’aucune unité de son niveau n’a.</translation>
    </message>
    <message>
        <source>{unit}: &apos;{value}&apos; is no status.</source>
        <translation>{unit}&#xa0;: «&#xa0;{value}&#xa0;» n’est pas un statut.</translation>
    </message>
    <message>
        <source>{unit}: a {value} is not allowed under its parent&apos;s type.</source>
        <translation>{unit}&#xa0;: le type {value} n’est pas permis sous celui de son parent.</translation>
    </message>
    <message>
        <source>{unit} of {version}: another unit has the same reference or code.</source>
        <translation>{unit} de {version}&#xa0;: une autre unité a la même référence ou le même code.</translation>
    </message>
    <message>
        <source>{unit}: it cannot be deleted, {value} still has it as parent.</source>
        <translation>{unit}&#xa0;: elle ne peut pas être supprimée, {value} l’a encore comme parent.</translation>
    </message>
    <message>
        <source>{unit}: it closes ({value}) before it opens.</source>
        <translation>{unit}&#xa0;: elle ferme ({value}) avant d’ouvrir.</translation>
    </message>
    <message>
        <source>{unit}: it has a &apos;{value}&apos; already.</source>
        <translation>{unit}&#xa0;: elle a déjà «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>{unit} of {version}: it has nothing to be paired by.</source>
        <translation>{unit} de {version}&#xa0;: elle n’a rien qui permette de l’apparier.</translation>
    </message>
    <message>
        <source>{format} holds the names of types alone: {value} type(s) lose depth, category, short name or parents.</source>
        <translation>{format} ne contient que les noms des types&#xa0;: {value} type(s) perdent profondeur, catégorie, nom court ou parents.</translation>
    </message>
    <message>
        <source>{unit} of {version}: it has several accepted counterparts.</source>
        <translation>{unit} de {version}&#xa0;: elle a plusieurs correspondantes acceptées.</translation>
    </message>
    <message>
        <source>{unit}: it is not closed, it opens later than today.</source>
        <translation>{unit}&#xa0;: elle n’est pas fermée, elle ouvre plus tard qu’aujourd’hui.</translation>
    </message>
    <message>
        <source>{unit}: it is not deleted, other units have it as parent.</source>
        <translation>{unit}&#xa0;: elle n’est pas supprimée, d’autres unités l’ont comme parent.</translation>
    </message>
    <message>
        <source>{unit}: it needs a name.</source>
        <translation>{unit}&#xa0;: il lui faut un nom.</translation>
    </message>
    <message>
        <source>{unit}: it stands in no area of the files.</source>
        <translation>{unit}&#xa0;: elle ne se trouve dans aucune surface des fichiers.</translation>
    </message>
    <message>
        <source>{unit}: it stays where it is, its new parent does not come along.</source>
        <translation>{unit}&#xa0;: elle reste où elle est, son nouveau parent ne vient pas avec elle.</translation>
    </message>
    <message>
        <source>{unit}: it would have no name.</source>
        <translation>{unit}&#xa0;: elle n’aurait pas de nom.</translation>
    </message>
    <message>
        <source>{unit}: its boundary is not in the file but at {value}.</source>
        <translation>{unit}&#xa0;: son contour n’est pas dans le fichier mais à {value}.</translation>
    </message>
    <message>
        <source>{unit}: its chain of parents comes back to itself ({value}).</source>
        <translation>{unit}&#xa0;: sa chaîne de parents revient sur elle-même ({value}).</translation>
    </message>
    <message>
        <source>{unit}: its chain of parents would come back to itself ({value}).</source>
        <translation>{unit}&#xa0;: sa chaîne de parents reviendrait à elle-même ({value}).</translation>
    </message>
    <message>
        <source>{unit}: its outline cannot be made: {reason}.</source>
        <translation>{unit}&#xa0;: son contour ne peut pas être construit&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{unit}: its parent does not come along, so it stays out too.</source>
        <translation>{unit}&#xa0;: son parent ne vient pas avec elle, elle reste donc dehors aussi.</translation>
    </message>
    <message>
        <source>{unit}: its parent {value} is not in this version.</source>
        <translation>{unit}&#xa0;: son parent {value} n’est pas dans cette version.</translation>
    </message>
    <message>
        <source>{unit}: its stored path in the tree is out of step.</source>
        <translation>{unit}&#xa0;: son chemin enregistré dans l’arbre n’est plus à jour.</translation>
    </message>
    <message>
        <source>{unit} of {version}: nobody has decided what it is in the other version.</source>
        <translation>{unit} de {version}&#xa0;: personne n’a décidé ce qu’elle est dans l’autre version.</translation>
    </message>
    <message>
        <source>{unit}: it cannot be merged with itself.</source>
        <translation>{unit}&#xa0;: elle ne peut pas être fusionnée avec elle-même.</translation>
    </message>
    <message>
        <source>{unit}: it stands below {other}, so the two are not one place.</source>
        <translation>{unit}&#xa0;: elle se trouve sous {other}&#xa0;; les deux ne sont donc pas un même lieu.</translation>
    </message>
    <message>
        <source>{unit}: there is no group {value} in this version.</source>
        <translation>{unit}&#xa0;: il n’y a pas de groupe {value} dans cette version.</translation>
    </message>
    <message>
        <source>{unit}: there is no type &apos;{value}&apos;.</source>
        <translation>{unit}&#xa0;: il n’y a pas de type «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>{unit}: there is no unit {value}, with which its code begins; it stands below {other}.</source>
        <translation>{unit}&#xa0;: il n’y a pas d’unité {value}, par laquelle commence son code&#xa0;; elle se trouve sous {other}.</translation>
    </message>
    <message>
        <source>{unit}: {count} unit(s) stand below it: {value}.</source>
        <translation>{unit}&#xa0;: {count} unité(s) en dessous&#xa0;: {value}.</translation>
    </message>
    <message>
        <source>{unit}: {value} cannot be its {field}: {reason}.</source>
        <translation>{unit}&#xa0;: {value} ne peut pas être la valeur de {field}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{value} cell(s) began with an apostrophe that keeps a spreadsheet from calculating, such as {name}.</source>
        <translation>{value} cellule(s) commençaient par une apostrophe qui empêche un tableur de calculer, par exemple {name}.</translation>
    </message>
    <message>
        <source>{value} cell(s) begin like a formula, such as &apos;{name}&apos;: a spreadsheet would calculate them.</source>
        <translation>{value} cellule(s) commencent comme une formule, par exemple «&#xa0;{name}&#xa0;»&#xa0;: un tableur les calculerait.</translation>
    </message>
    <message>
        <source>{value} cell(s) hold carriage returns; {format} holds plain line breaks in their place.</source>
        <translation>{value} cellule(s) contiennent des retours chariot&#xa0;; {format} contient de simples sauts de ligne à leur place.</translation>
    </message>
    <message>
        <source>{value} cell(s) hold characters that {format} cannot hold; they become �.</source>
        <translation>{value} cellule(s) contiennent des caractères que {format} ne peut pas contenir&#xa0;; ils deviennent �.</translation>
    </message>
    <message>
        <source>{value} level(s), groups and sets of groups are written with made-up properties (ids of levels, short names of the others) and without those that a version does not hold (such as compulsory).</source>
        <translation>{value} niveau(x), groupes et jeux de groupes sont écrits avec des propriétés inventées (identifiants des niveaux, noms courts des autres) et sans celles qu’une version ne contient pas (comme «&#xa0;compulsory&#xa0;»).</translation>
    </message>
    <message>
        <source>{value} resource(s) are no places of a pyramid: {name}.</source>
        <translation>{value} ressource(s) ne sont pas des lieux d’une pyramide&#xa0;: {name}.</translation>
    </message>
    <message>
        <source>{value} row(s) of {name} name what is not in the file, or are not there.</source>
        <translation>{value} ligne(s) de {name} nomment ce qui n’est pas dans le fichier, ou n’y sont pas.</translation>
    </message>
    <message>
        <source>{value} rows do not fit on the sheet &apos;{sheet}&apos;.</source>
        <translation>{value} lignes ne tiennent pas sur la feuille «&#xa0;{sheet}&#xa0;».</translation>
    </message>
    <message>
        <source>{value} times the same {field} stands there as elsewhere, such as &apos;{name}&apos;.</source>
        <translation>{value} fois, {field} figure là comme ailleurs, par exemple «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>{value} type(s) have no depth; 999 stands for it, as in Iaso&apos;s own files.</source>
        <translation>{value} type(s) n’ont pas de profondeur&#xa0;; 999 en tient lieu, comme dans les fichiers d’Iaso.</translation>
    </message>
    <message>
        <source>{value} unit(s) close before they open.</source>
        <translation>{value} unité(s) ferment avant d’ouvrir.</translation>
    </message>
    <message>
        <source>{value} unit(s) have no opening date, which DHIS2 wants; {name} stands for it.</source>
        <translation>{value} unité(s) n’ont pas de date d’ouverture, que DHIS2 exige&#xa0;; {name} en tient lieu.</translation>
    </message>
    <message>
        <source>{value} unit(s) have no reference; their uuid stands for it.</source>
        <translation>{value} unité(s) n’ont pas de référence&#xa0;; leur UUID en tient lieu.</translation>
    </message>
    <message>
        <source>{value} unit(s) have no short name; the beginning of the name stands for it.</source>
        <translation>{value} unité(s) n’ont pas de nom court&#xa0;; le début du nom en tient lieu.</translation>
    </message>
    <message>
        <source>{value} unit(s) have the reference of another one; their uuid stands for it.</source>
        <translation>{value} unité(s) ont la référence d’une autre&#xa0;; leur UUID en tient lieu.</translation>
    </message>
    <message>
        <source>{value} unit(s) of another status come along, because units below them do: {name}.</source>
        <translation>{value} unité(s) d’un autre statut viennent aussi, parce que des unités en dessous viennent&#xa0;: {name}.</translation>
    </message>
    <message>
        <source>{value} units have no parent.</source>
        <translation>{value} unités n’ont pas de parent.</translation>
    </message>
    <message>
        <source>{value} units under one parent are all named &apos;{name}&apos;.</source>
        <translation>{value} unités sous un même parent s’appellent toutes «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>{value} {field}(s) are longer than the {limit} characters of DHIS2, such as &apos;{name}&apos;.</source>
        <translation>{value} valeur(s) de {field} dépassent les {limit} caractères de DHIS2, par exemple «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>{value} {name}(s) have no reference that is a UID; each gets one made of its uuid, always the same.</source>
        <translation>{value} {name}(s) n’ont pas de référence qui soit un UID&#xa0;; chacun en reçoit un tiré de son UUID, toujours le même.</translation>
    </message>
    <message>
        <source>{version} cannot be compared with itself.</source>
        <translation>{version} ne peut pas être comparée à elle-même.</translation>
    </message>
    <message>
        <source>{version} cannot be dropped: {reason}.</source>
        <translation>{version} ne peut pas être supprimée&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{version} does not carry {field}.</source>
        <translation>{version} ne contient pas {field}.</translation>
    </message>
    <message>
        <source>{version} has a group of that name already: {group}.</source>
        <translation>{version} a déjà un groupe de ce nom&#xa0;: {group}.</translation>
    </message>
    <message>
        <source>{version} has this unit already: {unit}.</source>
        <translation>{version} a déjà cette unité&#xa0;: {unit}.</translation>
    </message>
    <message>
        <source>{version} is a snapshot and cannot be changed.</source>
        <translation>{version} est un instantané et ne peut pas être modifiée.</translation>
    </message>
</context>
</TS>
