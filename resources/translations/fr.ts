<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message>
        <source>Close this pane</source>
        <translation>Fermer ce volet</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
</context>
<context>
    <name>AskBar</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Wait until this is done.</source>
        <translation>Attendez que ceci soit terminé.</translation>
    </message>
</context>
<context>
    <name>BackgroundForm</name>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Address of a tile server that you may use:</source>
        <translation>Adresse d’un serveur de tuiles que vous avez le droit d’utiliser&#xa0;:</translation>
    </message>
    <message>
        <source>Background of the map</source>
        <translation>Fond de carte</translation>
    </message>
    <message>
        <source>Backgrounds that were added</source>
        <translation>Fonds ajoutés</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Offline file…</source>
        <translation>Fichier hors ligne…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>The address begins with https:// and holds {z}, {x} and {y}.</source>
        <translation>L’adresse commence par https:// et contient {z}, {x} et {y}.</translation>
    </message>
    <message>
        <source>Who made it, shown on the map</source>
        <translation>Auteur du fond, affiché sur la carte</translation>
    </message>
</context>
<context>
    <name>Backgrounds</name>
    <message>
        <source>Background from a file</source>
        <translation>Fond depuis un fichier</translation>
    </message>
    <message>
        <source>Offline maps (*.mbtiles)</source>
        <translation>Cartes hors ligne (*.mbtiles)</translation>
    </message>
    <message>
        <source>The background {name} cannot be read. Choose a file of MBTiles that holds pictures.</source>
        <translation>Le fond {name} ne peut pas être lu. Choisissez un fichier MBTiles qui contient des images.</translation>
    </message>
</context>
<context>
    <name>Blank</name>
    <message>
        <source>It cannot be read now</source>
        <translation>Lecture impossible pour le moment</translation>
    </message>
    <message>
        <source>It was deleted. Undo brings it back.</source>
        <translation>Elle a été supprimée. «&#xa0;Annuler&#xa0;» la fait revenir.</translation>
    </message>
    <message>
        <source>Not open yet</source>
        <translation>Pas encore ouvert</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Rien n’est sélectionné</translation>
    </message>
    <message>
        <source>Select a unit in the tree or on the map to see and to edit all that is known of it.</source>
        <translation>Sélectionnez une unité dans l’arbre ou sur la carte pour voir et modifier tout ce que l’on sait d’elle.</translation>
    </message>
    <message>
        <source>Select fewer of them, 5,000 at most, to edit them together.</source>
        <translation>Sélectionnez-en moins, 5 000 au plus, pour les modifier ensemble.</translation>
    </message>
    <message>
        <source>The registry was replaced, or cannot be reached.</source>
        <translation>Le registre a été remplacé, ou est injoignable.</translation>
    </message>
    <message>
        <source>The unit is gone</source>
        <translation>L’unité n’existe plus</translation>
    </message>
    <message>
        <source>What is known of it is read once the registry is open.</source>
        <translation>Ce qu’on en sait est lu dès que le registre est ouvert.</translation>
    </message>
    <message>
        <source>{count} units are selected</source>
        <translation>{count} unités sont sélectionnées</translation>
    </message>
</context>
<context>
    <name>Body</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%Ln link(s)</source>
        <translation>
            <numerusform>%Ln lien</numerusform>
            <numerusform>%Ln liens</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln link(s)</source>
        <translation>
            <numerusform>Accepter %Ln lien</numerusform>
            <numerusform>Accepter %Ln liens</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept all above</source>
        <translation>Tout accepter dès</translation>
    </message>
    <message>
        <source>Accept all above this score</source>
        <translation>Tout accepter au-dessus de ce score</translation>
    </message>
    <message>
        <source>Decide on many at once</source>
        <translation>Décider de plusieurs à la fois</translation>
    </message>
    <message numerus="yes">
        <source>If you stopped now, about %Ln answer(s) would be wrong.</source>
        <translation>
            <numerusform>Si vous arrêtiez maintenant, environ %Ln réponse serait fausse.</numerusform>
            <numerusform>Si vous arrêtiez maintenant, environ %Ln réponses seraient fausses.</numerusform>
        </translation>
    </message>
    <message>
        <source>If you stopped now, hardly an answer would be wrong.</source>
        <translation>Si vous arrêtiez maintenant, presque aucune réponse ne serait fausse.</translation>
    </message>
    <message>
        <source>No link above this score waits for a decision.</source>
        <translation>Aucun lien au-dessus de ce score n’attend de décision.</translation>
    </message>
    <message>
        <source>{links}, about {wrong} of them wrong</source>
        <translation>{links}, dont environ {wrong} faux</translation>
    </message>
    <message>
        <source>{links}, likely none of them wrong</source>
        <translation>{links}, sans doute tous justes</translation>
    </message>
</context>
<context>
    <name>CandidateCard</name>
    <message>
        <source>chosen</source>
        <translation>choisi</translation>
    </message>
    <message>
        <source>found by hand</source>
        <translation>trouvé à la main</translation>
    </message>
    <message>
        <source>score {score}</source>
        <translation>score {score}</translation>
    </message>
    <message>
        <source>taken by {unit}</source>
        <translation>pris par {unit}</translation>
    </message>
    <message>
        <source>{distance} apart</source>
        <translation>à {distance}</translation>
    </message>
</context>
<context>
    <name>ChangeTable</name>
    <message>
        <source>Group set {name}</source>
        <translation>Jeu de groupes {name}</translation>
    </message>
    <message>
        <source>Group {name}</source>
        <translation>Groupe {name}</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Accept, or reopen</source>
        <translation>Accepter, ou rouvrir</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Choose all in a box</source>
        <translation>Choisir tout dans un cadre</translation>
    </message>
    <message>
        <source>Choose what is below the cross</source>
        <translation>Choisir ce qui est sous la croix</translation>
    </message>
    <message>
        <source>Conflict before or after</source>
        <translation>Conflit précédent ou suivant</translation>
    </message>
    <message>
        <source>Differences and conflicts</source>
        <translation>Différences et conflits</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>In a tree</source>
        <translation>Dans un arbre</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Keys can be changed in Help › Shortcuts.</source>
        <translation>Les raccourcis se changent dans Aide › Raccourcis.</translation>
    </message>
    <message>
        <source>Mine, merged, theirs</source>
        <translation>Le mien, fusionné, le leur</translation>
    </message>
    <message>
        <source>Move it</source>
        <translation>La déplacer</translation>
    </message>
    <message>
        <source>On a map</source>
        <translation>Sur une carte</translation>
    </message>
    <message>
        <source>Open all below it</source>
        <translation>Tout ouvrir en dessous</translation>
    </message>
    <message>
        <source>Open or fold a row</source>
        <translation>Ouvrir ou fermer une ligne</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>Zoomer et dézoomer</translation>
    </message>
    <message>
        <source>Zoom into a box</source>
        <translation>Zoomer sur un cadre</translation>
    </message>
    <message>
        <source>Zoom to it</source>
        <translation>Zoomer dessus</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>glisser</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>(several values)</source>
        <translation>(plusieurs valeurs)</translation>
    </message>
    <message>
        <source>A snapshot stays as it is.</source>
        <translation>Un instantané reste tel quel.</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Bring in a second version to compare with.</source>
        <translation>Importez une deuxième version à comparer.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Paired by</source>
        <translation>Appariées par</translation>
    </message>
    <message>
        <source>Swap base and other</source>
        <translation>Échanger la base et l’autre</translation>
    </message>
</context>
<context>
    <name>Claiming</name>
    <message numerus="yes">
        <source>%Ln of them are in parts that {who} has claimed.</source>
        <translation>
            <numerusform>%Ln d’entre eux est dans des parties que {who} a réservées.</numerusform>
            <numerusform>%Ln d’entre eux sont dans des parties que {who} a réservées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Claim {part}</source>
        <translation>Réserver {part}</translation>
    </message>
    <message>
        <source>Decide on all</source>
        <translation>Décider de tous</translation>
    </message>
    <message>
        <source>Leave those out</source>
        <translation>Laisser ceux-là</translation>
    </message>
    <message>
        <source>Release it</source>
        <translation>Libérer</translation>
    </message>
    <message>
        <source>Release what {who} has claimed?</source>
        <translation>Libérer ce que {who} a réservé&#xa0;?</translation>
    </message>
    <message>
        <source>Release {part}</source>
        <translation>Libérer {part}</translation>
    </message>
    <message>
        <source>Show only mine</source>
        <translation>N’afficher que les miennes</translation>
    </message>
    <message>
        <source>Somebody released your claim on {part}.</source>
        <translation>Quelqu’un a libéré votre réservation de {part}.</translation>
    </message>
    <message>
        <source>Who has claimed a part may be at work on it.</source>
        <translation>Qui a réservé une partie y travaille peut-être.</translation>
    </message>
    <message>
        <source>claimed by {who}</source>
        <translation>réservé par {who}</translation>
    </message>
    <message>
        <source>{part} is free again.</source>
        <translation>{part} est de nouveau libre.</translation>
    </message>
    <message numerus="yes">
        <source>{part} is yours, and others see so: %Ln unit(s) to decide.</source>
        <translation>
            <numerusform>{part} est à vous, et les autres le voient&#xa0;: %Ln unité à décider.</numerusform>
            <numerusform>{part} est à vous, et les autres le voient&#xa0;: %Ln unités à décider.</numerusform>
        </translation>
    </message>
    <message>
        <source>{who} has claimed {part} ({when}) and may be at work on it. {who} is told. What was decided stays.</source>
        <translation>{who} a réservé {part} ({when}) et y travaille peut-être. {who} en est averti. Ce qui est décidé reste.</translation>
    </message>
</context>
<context>
    <name>CollectedBar</name>
    <message>
        <source>Collect edits first</source>
        <translation>Regrouper les modifications</translation>
    </message>
    <message>
        <source>Collected edits are kept and shown here, and seen by nobody else until they are committed.</source>
        <translation>Les modifications regroupées sont gardées et affichées ici, et personne d’autre ne les voit avant leur enregistrement.</translation>
    </message>
    <message>
        <source>Collected last: {edit}</source>
        <translation>Dernière regroupée&#xa0;: {edit}</translation>
    </message>
    <message numerus="yes">
        <source>Commit %Ln edit(s)</source>
        <translation>
            <numerusform>Enregistrer %Ln modification</numerusform>
            <numerusform>Enregistrer %Ln modifications</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
</context>
<context>
    <name>Collecting</name>
    <message numerus="yes">
        <source>%Ln collected edit(s) discarded.</source>
        <translation>
            <numerusform>%Ln modification regroupée abandonnée.</numerusform>
            <numerusform>%Ln modifications regroupées abandonnées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) committed.</source>
        <translation>
            <numerusform>%Ln modification enregistrée.</numerusform>
            <numerusform>%Ln modifications enregistrées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnChoice</name>
    <message>
        <source>Order by</source>
        <translation>Trier par</translation>
    </message>
</context>
<context>
    <name>ColumnChoices</name>
    <message>
        <source>Accuracy</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Altitude</source>
        <translation>Altitude</translation>
    </message>
    <message>
        <source>Ancestor, level {number}</source>
        <translation>Ancêtre, niveau {number}</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermeture</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Code of ancestor, level {number}</source>
        <translation>Code de l’ancêtre, niveau {number}</translation>
    </message>
    <message>
        <source>Codes of groups</source>
        <translation>Codes des groupes</translation>
    </message>
    <message>
        <source>Extra field</source>
        <translation>Champ supplémentaire</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>HXL tag</source>
        <translation>Étiquette HXL</translation>
    </message>
    <message>
        <source>Latitude and longitude</source>
        <translation>Latitude et longitude</translation>
    </message>
    <message>
        <source>Latitude or northing</source>
        <translation>Latitude ou Y</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Laisser de côté</translation>
    </message>
    <message>
        <source>Longitude or easting</source>
        <translation>Longitude ou X</translation>
    </message>
    <message>
        <source>More fields (JSON)</source>
        <translation>Autres champs (JSON)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Names of groups</source>
        <translation>Noms des groupes</translation>
    </message>
    <message>
        <source>Number of its level</source>
        <translation>Numéro de son niveau</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Ouverture</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Autres noms</translation>
    </message>
    <message>
        <source>Parent’s code</source>
        <translation>Code du parent</translation>
    </message>
    <message>
        <source>Parent’s reference</source>
        <translation>Référence du parent</translation>
    </message>
    <message>
        <source>Parent’s uuid</source>
        <translation>UUID du parent</translation>
    </message>
    <message>
        <source>Path of references</source>
        <translation>Chemin de références</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>References elsewhere</source>
        <translation>Références ailleurs</translation>
    </message>
    <message>
        <source>Shape (WKT or GeoJSON)</source>
        <translation>Géométrie (WKT ou GeoJSON)</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nom court</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>Traductions</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Unit’s uuid</source>
        <translation>UUID de l’unité</translation>
    </message>
    <message>
        <source>by its values</source>
        <translation>d’après ses valeurs</translation>
    </message>
    <message>
        <source>known heading</source>
        <translation>en-tête connu</translation>
    </message>
    <message>
        <source>nearly “{like}”</source>
        <translation>proche de «&#xa0;{like}&#xa0;»</translation>
    </message>
    <message>
        <source>one column per level</source>
        <translation>une colonne par niveau</translation>
    </message>
    <message>
        <source>perhaps {field}: {sure}</source>
        <translation>peut-être {field}&#xa0;: {sure}</translation>
    </message>
    <message>
        <source>{percent} %, {why}</source>
        <translation>{percent}&#xa0;%, {why}</translation>
    </message>
</context>
<context>
    <name>ColumnModel</name>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Name of its layer or sheet</source>
        <translation>Nom de sa couche ou feuille</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Prise pour</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
</context>
<context>
    <name>ColumnTable</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
</context>
<context>
    <name>CompareBulk</name>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln différence</numerusform>
            <numerusform>%Ln différences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln</source>
        <translation>
            <numerusform>Accepter %Ln</numerusform>
            <numerusform>Accepter %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln, delete missing units</source>
        <translation>
            <numerusform>Accepter %Ln, supprimer les unités absentes</numerusform>
            <numerusform>Accepter %Ln, supprimer les unités absentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln, reject missing units</source>
        <translation>
            <numerusform>Accepter %Ln, rejeter les unités absentes</numerusform>
            <numerusform>Accepter %Ln, rejeter les unités absentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refuse %Ln</source>
        <translation>
            <numerusform>Refuser %Ln</numerusform>
            <numerusform>Refuser %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refuse %Ln until they change</source>
        <translation>
            <numerusform>Refuser %Ln jusqu’à ce qu’elle change</numerusform>
            <numerusform>Refuser %Ln jusqu’à ce qu’elles changent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopen %Ln</source>
        <translation>
            <numerusform>Rouvrir %Ln</numerusform>
            <numerusform>Rouvrir %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>all that is shown</source>
        <translation>tout ce qui est affiché</translation>
    </message>
    <message numerus="yes">
        <source>the %Ln chosen unit(s)</source>
        <translation>
            <numerusform>l’unité choisie</numerusform>
            <numerusform>les %Ln unités choisies</numerusform>
        </translation>
    </message>
    <message>
        <source>{field} of all shown units</source>
        <translation>{field} de toutes les unités affichées</translation>
    </message>
    <message>
        <source>{unit} and all shown below it</source>
        <translation>{unit} et tout ce qui est affiché en dessous</translation>
    </message>
</context>
<context>
    <name>CompareCommands</name>
    <message>
        <source>&amp;Accept</source>
        <translation>Acc&amp;epter</translation>
    </message>
    <message>
        <source>&amp;Compare again</source>
        <translation>&amp;Comparer de nouveau</translation>
    </message>
    <message>
        <source>&amp;End the review</source>
        <translation>Terminer la re&amp;vue</translation>
    </message>
    <message>
        <source>&amp;Look for differences</source>
        <translation>C&amp;hercher une différence</translation>
    </message>
    <message>
        <source>&amp;Next undecided unit</source>
        <translation>&amp;Unité suivante à décider</translation>
    </message>
    <message>
        <source>A&amp;pply what is accepted</source>
        <translation>Appli&amp;quer ce qui est accepté</translation>
    </message>
    <message>
        <source>Both maps &amp;side by side</source>
        <translation>Les deux cartes &amp;côte à côte</translation>
    </message>
    <message>
        <source>Both versions &amp;laid over each other</source>
        <translation>Les deux versions &amp;superposées</translation>
    </message>
    <message>
        <source>Choose a unit that differs.</source>
        <translation>Choisissez une unité qui diffère.</translation>
    </message>
    <message>
        <source>Compare two versions first.</source>
        <translation>Comparez d’abord deux versions.</translation>
    </message>
    <message>
        <source>Decide on &amp;many …</source>
        <translation>Décider en &amp;lot…</translation>
    </message>
    <message>
        <source>Nothing is accepted yet.</source>
        <translation>Rien n’est encore accepté.</translation>
    </message>
    <message>
        <source>Nothing was decided yet.</source>
        <translation>Rien n’est encore décidé.</translation>
    </message>
    <message>
        <source>One map s&amp;wiped over the other</source>
        <translation>Une carte derrière un &amp;rideau</translation>
    </message>
    <message>
        <source>Re&amp;fuse</source>
        <translation>Re&amp;fuser</translation>
    </message>
    <message>
        <source>Re&amp;open</source>
        <translation>R&amp;ouvrir</translation>
    </message>
    <message>
        <source>Refuse until it chan&amp;ges</source>
        <translation>Refuser &amp;jusqu’à ce qu’elle change</translation>
    </message>
    <message>
        <source>Sho&amp;w all differences</source>
        <translation>Afficher &amp;toutes les différences</translation>
    </message>
    <message>
        <source>Take the last decision &amp;back</source>
        <translation>Annuler la &amp;dernière décision</translation>
    </message>
    <message>
        <source>The base is a snapshot. Copy it to a curated source to change it.</source>
        <translation>La base est un instantané. Copiez-la vers une source tenue à jour pour la modifier.</translation>
    </message>
    <message>
        <source>The result has problems; they are listed above the button.</source>
        <translation>Le résultat a des problèmes&#xa0;; ils sont listés au-dessus du bouton.</translation>
    </message>
</context>
<context>
    <name>CompareList</name>
    <message>
        <source>new: {type}</source>
        <translation>nouvelle&#xa0;: {type}</translation>
    </message>
    <message>
        <source>not in {version}</source>
        <translation>absente de {version}</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <translation>{field}&#xa0;: {before} → {after}</translation>
    </message>
</context>
<context>
    <name>CompareMaps</name>
    <message>
        <source>Base · {version}</source>
        <translation>Base · {version}</translation>
    </message>
    <message>
        <source>Other · {version}</source>
        <translation>Autre · {version}</translation>
    </message>
</context>
<context>
    <name>CompareTerms</name>
    <message>
        <source>Accepted</source>
        <translation>Acceptée</translation>
    </message>
    <message numerus="yes">
        <source>Accepted %Ln difference(s).</source>
        <translation>
            <numerusform>%Ln différence acceptée.</numerusform>
            <numerusform>%Ln différences acceptées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %Ln difference(s); missing units are deleted.</source>
        <translation>
            <numerusform>%Ln différence acceptée&#xa0;; les unités absentes sont supprimées.</numerusform>
            <numerusform>%Ln différences acceptées&#xa0;; les unités absentes sont supprimées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %Ln difference(s); missing units are rejected.</source>
        <translation>
            <numerusform>%Ln différence acceptée&#xa0;; les unités absentes sont rejetées.</numerusform>
            <numerusform>%Ln différences acceptées&#xa0;; les unités absentes sont rejetées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed {count}</source>
        <translation>Modifiées {count}</translation>
    </message>
    <message>
        <source>Check {count}</source>
        <translation>À vérifier {count}</translation>
    </message>
    <message>
        <source>Missing {count}</source>
        <translation>Absentes {count}</translation>
    </message>
    <message>
        <source>Moved {count}</source>
        <translation>Déplacées {count}</translation>
    </message>
    <message>
        <source>New {count}</source>
        <translation>Nouvelles {count}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>À décider</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
    <message numerus="yes">
        <source>Refused %Ln difference(s) until they change.</source>
        <translation>
            <numerusform>%Ln différence refusée jusqu’à ce qu’elle change.</numerusform>
            <numerusform>%Ln différences refusées jusqu’à ce qu’elles changent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused %Ln difference(s).</source>
        <translation>
            <numerusform>%Ln différence refusée.</numerusform>
            <numerusform>%Ln différences refusées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused until it changes</source>
        <translation>Refusée jusqu’à ce qu’elle change</translation>
    </message>
    <message numerus="yes">
        <source>Reopened %Ln difference(s).</source>
        <translation>
            <numerusform>%Ln différence rouverte.</numerusform>
            <numerusform>%Ln différences rouvertes.</numerusform>
        </translation>
    </message>
    <message>
        <source>To be closed</source>
        <translation>À fermer</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>À supprimer</translation>
    </message>
    <message>
        <source>To be rejected</source>
        <translation>À rejeter</translation>
    </message>
    <message>
        <source>paired by code</source>
        <translation>par code</translation>
    </message>
    <message>
        <source>paired by links</source>
        <translation>appariés par liens</translation>
    </message>
    <message>
        <source>paired by reference</source>
        <translation>par référence</translation>
    </message>
    <message>
        <source>paired by the best key</source>
        <translation>meilleure clé</translation>
    </message>
    <message>
        <source>paired by unit</source>
        <translation>par unité</translation>
    </message>
</context>
<context>
    <name>CompareWorkspace</name>
    <message numerus="yes">
        <source>Applied %Ln change(s) to {base}.</source>
        <translation>
            <numerusform>%Ln modification appliquée à {base}.</numerusform>
            <numerusform>%Ln modifications appliquées à {base}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>Nothing was left to apply.</source>
        <translation>Il ne restait rien à appliquer.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message numerus="yes">
        <source>%Ln still open</source>
        <translation>
            <numerusform>%Ln encore à décider</numerusform>
            <numerusform>%Ln encore à décider</numerusform>
        </translation>
    </message>
    <message>
        <source>All are decided.</source>
        <translation>Tous sont décidés.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Brings it back as it was before it was deleted, with this value.</source>
        <translation>La rétablit telle qu’elle était avant sa suppression, avec cette valeur.</translation>
    </message>
    <message>
        <source>Conflict after</source>
        <translation>Conflit suivant</translation>
    </message>
    <message>
        <source>Conflict before</source>
        <translation>Conflit précédent</translation>
    </message>
    <message>
        <source>Decide all of them first.</source>
        <translation>Décidez d’abord de tous les conflits.</translation>
    </message>
    <message>
        <source>It was: {value}</source>
        <translation>Valeur d’avant&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Fusionné</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Le mien</translation>
    </message>
    <message>
        <source>Next open one</source>
        <translation>Suivant à décider</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>The whole unit</source>
        <translation>Toute l’unité</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Le leur</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>supprimée</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} sur {count}</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Se connecter</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Base de données</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Hôte</translation>
    </message>
    <message>
        <source>&amp;Keep the password in the system&apos;s keychain</source>
        <translation>&amp;Garder le mot de passe dans le trousseau du système</translation>
    </message>
    <message>
        <source>&amp;Make a registry there</source>
        <translation>Y &amp;créer un registre</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>A &amp;server</source>
        <translation>Un se&amp;rveur</translation>
    </message>
    <message>
        <source>A ser&amp;vice of pg_service.conf</source>
        <translation>Un ser&amp;vice de pg_service.conf</translation>
    </message>
    <message>
        <source>Asking the keychain …</source>
        <translation>Interrogation du trousseau…</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Interrogation du serveur…</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Connect to PostGIS</source>
        <translation>Se connecter à PostGIS</translation>
    </message>
    <message>
        <source>Fill in where it is first.</source>
        <translation>Indiquez d’abord où elle se trouve.</translation>
    </message>
    <message numerus="yes">
        <source>It is there, with %Ln version(s).</source>
        <translation>
            <numerusform>Elle est là, avec %Ln version.</numerusform>
            <numerusform>Elle est là, avec %Ln versions.</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the registry …</source>
        <translation>Création du registre …</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>The database is there, but holds no registry yet.</source>
        <translation>La base est là, mais ne contient pas encore de registre.</translation>
    </message>
    <message>
        <source>The fields above say where it is.</source>
        <translation>Les champs ci-dessus disent où il se trouve.</translation>
    </message>
    <message>
        <source>The name of a service says all of this.</source>
        <translation>Le nom d’un service dit tout cela.</translation>
    </message>
    <message>
        <source>Waiting for an answer.</source>
        <translation>En attente d’une réponse.</translation>
    </message>
    <message>
        <source>empty: from the keychain, or .pgpass</source>
        <translation>vide&#xa0;: depuis le trousseau, ou .pgpass</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Pick from a calendar</source>
        <translation>Choisir dans un calendrier</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message numerus="yes">
        <source>Accepted %Ln link(s).</source>
        <translation>
            <numerusform>%Ln lien accepté.</numerusform>
            <numerusform>%Ln liens acceptés.</numerusform>
        </translation>
    </message>
    <message>
        <source>All that is shown</source>
        <translation>Tout ce qui est affiché</translation>
    </message>
    <message>
        <source>All that is shown is decided.</source>
        <translation>Tout ce qui est affiché est décidé.</translation>
    </message>
    <message numerus="yes">
        <source>Said of %Ln unit(s) that there is no match.</source>
        <translation>
            <numerusform>%Ln unité dite sans correspondance.</numerusform>
            <numerusform>%Ln unités dites sans correspondance.</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue is being read anew. Try again.</source>
        <translation>La file est en cours de relecture. Réessayez.</translation>
    </message>
    <message>
        <source>There is nothing left to take back: what was decided there has changed since.</source>
        <translation>Il n’y a plus rien à reprendre&#xa0;: ce qui y avait été décidé a changé depuis.</translation>
    </message>
    <message>
        <source>Wait until the links are written.</source>
        <translation>Attendez que les liens soient écrits.</translation>
    </message>
    <message>
        <source>{unit} and below</source>
        <translation>{unit} et ce qui est dessous</translation>
    </message>
    <message>
        <source>{unit} is being read anew. Try again.</source>
        <translation>{unit} est en cours de relecture. Réessayez.</translation>
    </message>
    <message>
        <source>{unit} was read anew before it was decided on. Decide again.</source>
        <translation>{unit} a été relue avant la décision. Décidez à nouveau.</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>%Ln unit(s) taken. Go to the new parent and move them there.</source>
        <translation>
            <numerusform>%Ln unité prise. Allez à son nouveau parent et déplacez-la là.</numerusform>
            <numerusform>%Ln unités prises. Allez à leur nouveau parent et déplacez-les là.</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy that can be edited. {version} stays as it is.</source>
        <translation>Une copie qui peut être modifiée. {version} reste telle quelle.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy {version} to {source}</source>
        <translation>Copier {version} vers {source}</translation>
    </message>
    <message numerus="yes">
        <source>Drop %Ln unit(s)</source>
        <translation>
            <numerusform>Supprimer %Ln unité</numerusform>
            <numerusform>Supprimer %Ln unités</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Drop {version}</source>
        <translation>Supprimer {version}</translation>
    </message>
    <message>
        <source>Dropped {version}.</source>
        <translation>{version} supprimée.</translation>
    </message>
    <message numerus="yes">
        <source>Its %Ln unit(s) go for good; this cannot be undone.</source>
        <translation>
            <numerusform>Son unité disparaît pour de bon&#xa0;; cela ne peut pas être annulé.</numerusform>
            <numerusform>Ses %Ln unités disparaissent pour de bon&#xa0;; cela ne peut pas être annulé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type {source} to drop what people edit.</source>
        <translation>Tapez {source} pour supprimer ce que l’on modifie.</translation>
    </message>
    <message>
        <source>Its name, number and history stay, and all other versions.</source>
        <translation>Son nom, son numéro et son historique restent, ainsi que toutes les autres versions.</translation>
    </message>
    <message>
        <source>Drop {version}?</source>
        <translation>Supprimer {version}&#xa0;?</translation>
    </message>
    <message>
        <source>Its source</source>
        <translation>Sa source</translation>
    </message>
    <message>
        <source>Its units go for good; this cannot be undone.</source>
        <translation>Ses unités disparaissent pour de bon&#xa0;; cela ne peut pas être annulé.</translation>
    </message>
    <message>
        <source>Make a demo country</source>
        <translation>Créer un pays de démonstration</translation>
    </message>
    <message>
        <source>Make {source} the default source</source>
        <translation>Faire de {source} la source par défaut</translation>
    </message>
    <message>
        <source>Name of the curated source</source>
        <translation>Nom de la source tenue à jour</translation>
    </message>
    <message>
        <source>Publish {source}</source>
        <translation>Publier {source}</translation>
    </message>
    <message>
        <source>Published {version}. It stays as it is now; the live version goes on.</source>
        <translation>{version} est publiée. Elle reste telle quelle&#xa0;; la version courante continue.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>L’afficher</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>{source} is the default source now.</source>
        <translation>{source} est maintenant la source par défaut.</translation>
    </message>
    <message>
        <source>{version} is a copy of {original} that can be edited.</source>
        <translation>{version} est une copie de {original} qui peut être modifiée.</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Choose a change to see what it did.</source>
        <translation>Choisissez une modification pour voir ce qu’elle a fait.</translation>
    </message>
    <message>
        <source>No change chosen</source>
        <translation>Aucune modification choisie</translation>
    </message>
    <message>
        <source>Show in the pyramid</source>
        <translation>Afficher dans la pyramide</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Ce qu’on en sait</translation>
    </message>
    <message>
        <source>{who} · {when} · {program} · {version} · revision {number}</source>
        <translation>{who} · {when} · {program} · {version} · révision {number}</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Default source</source>
        <translation>Source par défaut</translation>
    </message>
</context>
<context>
    <name>DifferenceList</name>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Collected: {edit}</source>
        <translation>Regroupée&#xa0;: {edit}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Nothing changes: it is so already.</source>
        <translation>Rien ne change&#xa0;: c’est déjà ainsi.</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>Edit</source>
        <translation>Modification</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unité</numerusform>
            <numerusform>%Ln unités</numerusform>
        </translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>annulée</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln groupe</numerusform>
            <numerusform>%Ln groupes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) the file would not hold, see above.</source>
        <translation>
            <numerusform>%Ln élément que le fichier ne contiendrait pas, voir ci-dessus.</numerusform>
            <numerusform>%Ln éléments que le fichier ne contiendrait pas, voir ci-dessus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s), {groups}. </source>
        <translation>
            <numerusform>%Ln unité, {groups}. </numerusform>
            <numerusform>%Ln unités, {groups}. </numerusform>
        </translation>
    </message>
    <message>
        <source>Export {version}</source>
        <translation>Exporter {version}</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>It was cancelled. Choose anew what is to be written.</source>
        <translation>C’est annulé. Choisissez à nouveau ce qui doit être écrit.</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>Look at what {version} would lose</source>
        <translation>Voir ce que {version} perdrait</translation>
    </message>
    <message>
        <source>No unit is left to write.</source>
        <translation>Il ne reste aucune unité à écrire.</translation>
    </message>
    <message>
        <source>Nothing is lost</source>
        <translation>Rien n’est perdu</translation>
    </message>
    <message>
        <source>Only below</source>
        <translation>Seulement sous</translation>
    </message>
    <message>
        <source>Only {unit}, with all below it</source>
        <translation>Seulement {unit}, avec tout ce qui en dépend</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>Statuts</translation>
    </message>
    <message>
        <source>The file holds all of it.</source>
        <translation>Le fichier contient tout.</translation>
    </message>
    <message>
        <source>This format has one layout.</source>
        <translation>Ce format n’a qu’une disposition.</translation>
    </message>
    <message>
        <source>This version does not carry it.</source>
        <translation>Cette version ne le contient pas.</translation>
    </message>
    <message>
        <source>Wait until this is done.</source>
        <translation>Attendez que ceci soit terminé.</translation>
    </message>
    <message>
        <source>What the file would not hold</source>
        <translation>Ce que le fichier ne contiendrait pas</translation>
    </message>
    <message>
        <source>What this format cannot hold would be listed here.</source>
        <translation>Ce que ce format ne peut pas contenir serait indiqué ici.</translation>
    </message>
    <message>
        <source>Write the file…</source>
        <translation>Écrire le fichier…</translation>
    </message>
    <message>
        <source>reference, code or uuid of a unit; empty: all</source>
        <translation>référence, code ou UUID d’une unité&#xa0;; vide&#xa0;: toutes</translation>
    </message>
    <message numerus="yes">
        <source>{version} is in {file}: %Ln unit(s).</source>
        <translation>
            <numerusform>{version} est dans {file}&#xa0;: %Ln unité.</numerusform>
            <numerusform>{version} est dans {file}&#xa0;: %Ln unités.</numerusform>
        </translation>
    </message>
    <message>
        <source>‹ All sources</source>
        <translation>‹ Toutes les sources</translation>
    </message>
</context>
<context>
    <name>FieldModel</name>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Result: {value}</source>
        <translation>Résultat&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Pris</translation>
    </message>
    <message>
        <source>Where there is no room for the results they stand in bold.</source>
        <translation>Faute de place pour les résultats, ils sont en gras.</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>acceptée</translation>
    </message>
    <message>
        <source>decided one by one</source>
        <translation>décidée champ par champ</translation>
    </message>
    <message>
        <source>open</source>
        <translation>à décider</translation>
    </message>
    <message>
        <source>partly decided</source>
        <translation>décidée en partie</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>refused until it changes</source>
        <translation>refusée jusqu’à ce qu’elle change</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>identique</translation>
    </message>
</context>
<context>
    <name>FieldTable</name>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
</context>
<context>
    <name>FileIcons</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>{kind} file</source>
        <translation>Fichier {kind}</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Asking the keychain to keep the password…</source>
        <translation>Le trousseau est prié de garder le mot de passe…</translation>
    </message>
    <message>
        <source>Bring it up to date…</source>
        <translation>La mettre à jour…</translation>
    </message>
    <message>
        <source>Bring up to date</source>
        <translation>Mettre à niveau</translation>
    </message>
    <message>
        <source>Bring {place} up to date?</source>
        <translation>Mettre {place} à niveau&#xa0;?</translation>
    </message>
    <message>
        <source>Import it…</source>
        <translation>L’importer…</translation>
    </message>
    <message>
        <source>Make a registry and import it…</source>
        <translation>Créer un registre et l’importer…</translation>
    </message>
    <message>
        <source>Make a registry there</source>
        <translation>Y créer un registre</translation>
    </message>
    <message>
        <source>New registry</source>
        <translation>Nouveau registre</translation>
    </message>
    <message>
        <source>New registry to import {file} into</source>
        <translation>Nouveau registre où importer {file}</translation>
    </message>
    <message>
        <source>Older programs cannot open it afterwards. Keep a copy of it first, if you need it there.</source>
        <translation>Les programmes plus anciens ne pourront plus l’ouvrir ensuite. Gardez-en d’abord une copie si vous en avez besoin là-bas.</translation>
    </message>
    <message>
        <source>Open GeoPackage</source>
        <translation>Ouvrir un GeoPackage</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Password for {place}</source>
        <translation>Mot de passe de {place}</translation>
    </message>
    <message>
        <source>Registries (*.gpkg);;All files (*)</source>
        <translation>Registres (*.gpkg);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The database of {place} is there, but holds no registry yet.</source>
        <translation>La base de {place} est là, mais ne contient pas encore de registre.</translation>
    </message>
    <message>
        <source>{file} is no registry. A new registry can be made to import it into; {file} stays as it is.</source>
        <translation>{file} n’est pas un registre. Un nouveau registre peut être créé pour l’importer&#xa0;; {file} reste tel quel.</translation>
    </message>
    <message>
        <source>{file} is no registry. Its units can come into {registry}, which is open.</source>
        <translation>{file} n’est pas un registre. Ses unités peuvent être importées dans {registry}, qui est ouvert.</translation>
    </message>
    <message>
        <source>{registry} is made and still empty. Look at what {file} holds, then bring it in.</source>
        <translation>{registry} est créé et encore vide. Regardez ce que contient {file}, puis importez-le.</translation>
    </message>
    <message>
        <source>{place} was made by an older program and must be brought up to date first.</source>
        <translation>{place} a été créé par un programme plus ancien et doit d’abord être mis à niveau.</translation>
    </message>
</context>
<context>
    <name>FilesForm</name>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Tel que trouvé</translation>
    </message>
    <message>
        <source>As found: {value}</source>
        <translation>Tel que trouvé&#xa0;: {value}</translation>
    </message>
    <message>
        <source>As the files say, else to be checked</source>
        <translation>Ce que disent les fichiers, sinon à vérifier</translation>
    </message>
    <message>
        <source>As the files say, else {status}</source>
        <translation>Ce que disent les fichiers, sinon {status}</translation>
    </message>
    <message>
        <source>Bring in files</source>
        <translation>Importer des fichiers</translation>
    </message>
    <message>
        <source>Choose files, or drop them here.</source>
        <translation>Choisissez des fichiers, ou déposez-les ici.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choisir des fichiers…</translation>
    </message>
    <message>
        <source>Coordinates in</source>
        <translation>Coordonnées en</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Encodage</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Lists and maps of units ({endings})</source>
        <translation>Listes et cartes d’unités ({endings})</translation>
    </message>
    <message>
        <source>Put garbled letters right</source>
        <translation>Corriger les lettres déformées</translation>
    </message>
    <message>
        <source>Put lost zeros back before references</source>
        <translation>Remettre les zéros perdus des références</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Turn swapped latitudes and longitudes</source>
        <translation>Échanger latitudes et longitudes</translation>
    </message>
    <message>
        <source>as the files say, or EPSG:32629</source>
        <translation>selon les fichiers, ou EPSG:32629</translation>
    </message>
    <message>
        <source>not of text</source>
        <translation>pas du texte</translation>
    </message>
    <message>
        <source>or drop them here</source>
        <translation>ou déposez-les ici</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %Ln more</source>
        <translation>
            <numerusform>{names} et %Ln de plus</numerusform>
            <numerusform>{names} et %Ln de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source> %</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source> m</source>
        <translation>&#xa0;m</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln modification</numerusform>
            <numerusform>%Ln modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of {unit}</source>
        <translation>
            <numerusform>%Ln modification de {unit}</numerusform>
            <numerusform>%Ln modifications de {unit}</numerusform>
        </translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>All versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Auteurs</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Filter by field, type, decision and size</source>
        <translation>Filtrer par champ, type, décision et ampleur</translation>
    </message>
    <message>
        <source>Moved by</source>
        <translation>Déplacées de</translation>
    </message>
    <message>
        <source>Name, reference or value</source>
        <translation>Nom, référence ou valeur</translation>
    </message>
    <message>
        <source>No unit is in front.</source>
        <translation>Aucune unité n’est affichée.</translation>
    </message>
    <message>
        <source>No unit is of this kind.</source>
        <translation>Aucune unité n’est de cette sorte.</translation>
    </message>
    <message>
        <source>Only below the unit in front</source>
        <translation>Seulement sous l’unité affichée</translation>
    </message>
    <message>
        <source>Only {unit} and below</source>
        <translation>Seulement {unit} et ce qui est en dessous</translation>
    </message>
    <message>
        <source>Redrawn by</source>
        <translation>Redessinées de</translation>
    </message>
    <message>
        <source>Same {count}</source>
        <translation>Identiques {count}</translation>
    </message>
    <message>
        <source>Search changes</source>
        <translation>Chercher dans les modifications</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Words to look for</source>
        <translation>Mots à chercher</translation>
    </message>
    <message>
        <source>any</source>
        <translation>indifférent</translation>
    </message>
    <message>
        <source>any decision</source>
        <translation>toute décision</translation>
    </message>
    <message>
        <source>any field</source>
        <translation>tout champ</translation>
    </message>
    <message>
        <source>any type</source>
        <translation>tout type</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>au moins</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>au plus</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln change(s)</source>
        <translation>
            <numerusform>{shown} sur %Ln modification</numerusform>
            <numerusform>{shown} sur %Ln modifications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>All types and statuses are shown already.</source>
        <translation>Tous les types et statuts sont déjà affichés.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>Statuts</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Types</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Fermer (Échap)</translation>
    </message>
    <message>
        <source>Find by hand</source>
        <translation>Chercher à la main</translation>
    </message>
    <message>
        <source>Name, code or reference in the other version</source>
        <translation>Nom, code ou référence dans l’autre version</translation>
    </message>
    <message>
        <source>No unit of the other version is called so.</source>
        <translation>Aucune unité de l’autre version ne s’appelle ainsi.</translation>
    </message>
    <message>
        <source>Type some letters of it; Enter makes the chosen one a candidate.</source>
        <translation>Tapez-en quelques lettres&#xa0;; Entrée fait de l’unité choisie un candidat.</translation>
    </message>
    <message>
        <source>Units found</source>
        <translation>Unités trouvées</translation>
    </message>
</context>
<context>
    <name>Fronting</name>
    <message>
        <source>No candidate is chosen.</source>
        <translation>Aucun candidat n’est choisi.</translation>
    </message>
    <message>
        <source>People found this pair; nothing else in the list speaks for it.</source>
        <translation>Des personnes ont trouvé cette paire&#xa0;; rien d’autre dans la liste ne parle pour elle.</translation>
    </message>
    <message>
        <source>Reasons are hidden in blind mode.</source>
        <translation>En mode aveugle, les raisons sont cachées.</translation>
    </message>
    <message>
        <source>The matching did not look at this pair.</source>
        <translation>L’appariement n’a pas examiné cette paire.</translation>
    </message>
    <message>
        <source>The reasons are being worked out …</source>
        <translation>Les raisons sont en cours de calcul …</translation>
    </message>
    <message>
        <source>The reasons of this matching are not known. Match again to have them.</source>
        <translation>Les raisons de cet appariement ne sont pas connues. Appariez de nouveau pour les avoir.</translation>
    </message>
    <message>
        <source>This pair was found with “{unit}”, which was merged. Look again to weigh it anew.</source>
        <translation>Cette paire a été trouvée avec «&#xa0;{unit}&#xa0;», qui a été fusionnée. Cherchez de nouveau pour qu’elle soit pesée.</translation>
    </message>
    <message>
        <source>no other candidate</source>
        <translation>aucun autre candidat</translation>
    </message>
    <message>
        <source>{gap} above {name}</source>
        <translation>{gap} de plus que {name}</translation>
    </message>
    <message>
        <source>{gap} below {name}</source>
        <translation>{gap} de moins que {name}</translation>
    </message>
    <message>
        <source>{source} curated</source>
        <translation>{source} tenue à jour</translation>
    </message>
</context>
<context>
    <name>FrozenBar</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy to a curated source…</source>
        <translation>Copier vers une source tenue à jour…</translation>
    </message>
    <message>
        <source>It is being copied.</source>
        <translation>La copie est en cours.</translation>
    </message>
    <message>
        <source>Name of the new source</source>
        <translation>Nom de la nouvelle source</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message numerus="yes">
        <source>%Ln units</source>
        <translation>
            <numerusform>%Ln unité</numerusform>
            <numerusform>%Ln unités</numerusform>
        </translation>
    </message>
    <message>
        <source>As it came in, never edited</source>
        <translation>Telle qu’importée, jamais modifiée</translation>
    </message>
    <message>
        <source>Changed by {who}, {when}</source>
        <translation>Modifiée par {who}, {when}</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln line(s).</source>
        <translation>
            <numerusform>%Ln ligne copiée.</numerusform>
            <numerusform>%Ln lignes copiées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copier le nom</translation>
    </message>
    <message>
        <source>Copy reference</source>
        <translation>Copier la référence</translation>
    </message>
    <message>
        <source>Copy uuid</source>
        <translation>Copier l’UUID</translation>
    </message>
    <message>
        <source>None of the selected units has one.</source>
        <translation>Aucune des unités sélectionnées n’en a.</translation>
    </message>
    <message>
        <source>no type</source>
        <translation>sans type</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
</context>
<context>
    <name>HistoryWorkspace</name>
    <message>
        <source>&amp;Find changes</source>
        <translation>Chercher &amp;des modifications</translation>
    </message>
    <message>
        <source>&amp;Take back this change</source>
        <translation>Annuler &amp;cette modification</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>Changes, newest first</source>
        <translation>Modifications, les plus récentes d’abord</translation>
    </message>
    <message>
        <source>Choose a change first.</source>
        <translation>Choisissez d’abord une modification.</translation>
    </message>
    <message>
        <source>It is being taken back.</source>
        <translation>L’annulation est en cours.</translation>
    </message>
    <message>
        <source>It was taken back by revision {number}.</source>
        <translation>Elle a été annulée par la révision {number}.</translation>
    </message>
    <message>
        <source>None of the units of this change is there now.</source>
        <translation>Aucune des unités de cette modification n’existe plus.</translation>
    </message>
    <message>
        <source>Show its units in the p&amp;yramid</source>
        <translation>Afficher ses unités dans la pyra&amp;mide</translation>
    </message>
    <message>
        <source>Taken back: {change}</source>
        <translation>Annulée&#xa0;: {change}</translation>
    </message>
    <message>
        <source>This is not undone by a change. Import, copy or choose anew what you need.</source>
        <translation>Cela ne s’annule pas par une modification. Importez, copiez ou choisissez de nouveau ce qu’il vous faut.</translation>
    </message>
    <message>
        <source>This made a whole version. To be rid of it, drop the version in Sources.</source>
        <translation>Elle a créé une version entière. Pour vous en défaire, supprimez la version dans Sources.</translation>
    </message>
    <message>
        <source>{version} is not there any more.</source>
        <translation>{version} n’existe plus.</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Bring in {source}</source>
        <translation>Importer {source}</translation>
    </message>
    <message>
        <source>Read for {source}</source>
        <translation>Lecture pour {source}</translation>
    </message>
    <message>
        <source>Wait until it is read.</source>
        <translation>Attendez la fin de la lecture.</translation>
    </message>
    <message>
        <source>{version} is in.</source>
        <translation>{version} est importée.</translation>
    </message>
</context>
<context>
    <name>IncomingPage</name>
    <message>
        <source>Bring in units</source>
        <translation>Importer des unités</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Coordinates are in {crs}.</source>
        <translation>Les coordonnées sont en {crs}.</translation>
    </message>
    <message>
        <source>DHIS2</source>
        <translation>DHIS2</translation>
    </message>
    <message>
        <source>Database query</source>
        <translation>Requête SQL</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Look at the map and confirm the coordinates first.</source>
        <translation>Regardez d’abord la carte et confirmez les coordonnées.</translation>
    </message>
    <message>
        <source>Name the source that it comes from.</source>
        <translation>Nommez la source d’où cela vient.</translation>
    </message>
    <message>
        <source>Nothing was read yet.</source>
        <translation>Rien n’est encore lu.</translation>
    </message>
    <message>
        <source>Say first what is brought in.</source>
        <translation>Dites d’abord ce qui doit être importé.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>The map shows them where they are</source>
        <translation>La carte les montre à leur place</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>Whose list it is, such as Ministry list</source>
        <translation>À qui est la liste, par exemple Liste du ministère</translation>
    </message>
    <message>
        <source>‹ All sources</source>
        <translation>‹ Toutes les sources</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Copy {version} to {name}</source>
        <translation>Copier {version} vers {name}</translation>
    </message>
    <message>
        <source>Pyramid</source>
        <translation>Pyramide</translation>
    </message>
    <message>
        <source>Pyramid {number}</source>
        <translation>Pyramide {number}</translation>
    </message>
    <message>
        <source>{day} or 2026-01-31</source>
        <translation>{day} ou 2026-01-31</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>It is being cancelled.</source>
        <translation>L’interruption est en cours.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>It is being cancelled.</source>
        <translation>L’interruption est en cours.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>JobsList</name>
    <message>
        <source>Nothing runs. Imports, exports and comparisons appear here.</source>
        <translation>Aucune tâche en cours. Les imports, les exports et les comparaisons apparaissent ici.</translation>
    </message>
</context>
<context>
    <name>KeptOffers</name>
    <message numerus="yes">
        <source>%Ln edit(s) of {version} that you had collected when this registry was replaced ({when}) cannot be brought back: {edits}. {reason}</source>
        <translation>
            <numerusform>%Ln modification de {version} que vous aviez regroupée quand ce registre a été remplacé ({when}) ne peut pas être reprise&#xa0;: {edits}. {reason}</numerusform>
            <numerusform>%Ln modifications de {version} que vous aviez regroupées quand ce registre a été remplacé ({when}) ne peuvent pas être reprises&#xa0;: {edits}. {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) that you had collected when this registry was replaced ({when}) are kept: {edits}.</source>
        <translation>
            <numerusform>%Ln modification que vous aviez regroupée quand ce registre a été remplacé ({when}) est gardée&#xa0;: {edits}.</numerusform>
            <numerusform>%Ln modifications que vous aviez regroupées quand ce registre a été remplacé ({when}) sont gardées&#xa0;: {edits}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln de plus</numerusform>
            <numerusform>%Ln de plus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more message(s) of this kind will follow.</source>
        <translation>
            <numerusform>%Ln autre message de ce genre suivra.</numerusform>
            <numerusform>%Ln autres messages de ce genre suivront.</numerusform>
        </translation>
    </message>
    <message>
        <source>A newer version of GeoRegistry wrote them: open this registry there, or discard them.</source>
        <translation>Une version plus récente de GeoRegistry les a écrites&#xa0;: ouvrez-y ce registre, ou abandonnez-les.</translation>
    </message>
    <message>
        <source>Collect them again</source>
        <translation>Les regrouper à nouveau</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Edits &amp;kept aside…</source>
        <translation>Modifications &amp;mises de côté…</translation>
    </message>
    <message>
        <source>Edits that you had collected when this registry was replaced ({when}) cannot be read. They are in {file}. {reason}</source>
        <translation>Des modifications que vous aviez regroupées quand ce registre a été remplacé ({when}) sont illisibles. Elles sont dans {file}. {reason}</translation>
    </message>
    <message>
        <source>It is {file}</source>
        <translation>C’est {file}</translation>
    </message>
    <message>
        <source>Next…</source>
        <translation>Suivant…</translation>
    </message>
    <message>
        <source>No edits were kept aside here: that is done where a registry is replaced while open.</source>
        <translation>Rien n’a été mis de côté ici&#xa0;: cela arrive quand un registre est remplacé alors qu’il est ouvert.</translation>
    </message>
    <message>
        <source>No registry is open.</source>
        <translation>Aucun registre n’est ouvert.</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Montrer le fichier</translation>
    </message>
    <message>
        <source>The file is damaged: put a backup of it in its place and open this registry again, or discard it.</source>
        <translation>Le fichier est endommagé&#xa0;: remettez-en une sauvegarde à sa place et rouvrez ce registre, ou abandonnez-le.</translation>
    </message>
    <message>
        <source>The file is not to be read ({fault}): see to your rights on it and open this registry again, or discard it.</source>
        <translation>Le fichier ne peut pas être lu ({fault})&#xa0;: vérifiez vos droits sur lui et rouvrez ce registre, ou abandonnez-le.</translation>
    </message>
    <message>
        <source>The kept edits are discarded. Until you delete them there, they lie in {folder}.</source>
        <translation>Les modifications gardées sont abandonnées. Elles restent dans {folder} jusqu’à ce que vous les y supprimiez.</translation>
    </message>
    <message>
        <source>The other edits are collected again.</source>
        <translation>Les autres modifications sont de nouveau regroupées.</translation>
    </message>
    <message>
        <source>They are collected again.</source>
        <translation>Elles sont de nouveau regroupées.</translation>
    </message>
    <message>
        <source>{file} could not be moved: {reason}. See to your rights on its folder.</source>
        <translation>{file} n’a pas pu être déplacé&#xa0;: {reason}. Vérifiez vos droits sur son dossier.</translation>
    </message>
</context>
<context>
    <name>KeysModel</name>
    <message>
        <source>(several values)</source>
        <translation>(plusieurs valeurs)</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>oui ou non</translation>
    </message>
</context>
<context>
    <name>KeysTable</name>
    <message>
        <source>Find a field</source>
        <translation>Chercher un champ</translation>
    </message>
</context>
<context>
    <name>LayerChoice</name>
    <message>
        <source>All that may hold units</source>
        <translation>Tout ce qui peut contenir des unités</translation>
    </message>
    <message>
        <source>Choose layers or sheets</source>
        <translation>Choisir des couches ou des feuilles</translation>
    </message>
    <message>
        <source>No other layer or sheet is known here.</source>
        <translation>Aucune autre couche ou feuille n’est connue ici.</translation>
    </message>
</context>
<context>
    <name>LayersMenu</name>
    <message>
        <source>Add a background…</source>
        <translation>Ajouter un fond…</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Surfaces</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fond</translation>
    </message>
    <message>
        <source>By difference</source>
        <translation>Par différence</translation>
    </message>
    <message>
        <source>By level</source>
        <translation>Par niveau</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Par statut</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Par type</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Degrees</source>
        <translation>Degrés</translation>
    </message>
    <message>
        <source>Level that fits the scale</source>
        <translation>Niveau adapté à l’échelle</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Uni</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Affichage</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>%Ln job(s) still running:</source>
        <translation>
            <numerusform>%Ln tâche est encore en cours&#xa0;:</numerusform>
            <numerusform>%Ln tâches sont encore en cours&#xa0;:</numerusform>
        </translation>
    </message>
    <message>
        <source>Close when it is done</source>
        <translation>Fermer quand c’est fini</translation>
    </message>
    <message>
        <source>Done in {registry}, which is closed now: {jobs}</source>
        <translation>Terminé dans {registry}, qui est maintenant fermé&#xa0;: {jobs}</translation>
    </message>
    <message>
        <source>Failed in {registry}, which is closed now: {job}. {reason}</source>
        <translation>Échec dans {registry}, qui est maintenant fermé&#xa0;: {job}. {reason}</translation>
    </message>
    <message>
        <source>Let it run and go on</source>
        <translation>Laisser finir et continuer</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Rester ici</translation>
    </message>
    <message>
        <source>Stop it and close</source>
        <translation>Arrêter et fermer</translation>
    </message>
    <message>
        <source>Stop it and go on</source>
        <translation>Arrêter et continuer</translation>
    </message>
    <message>
        <source>Stopping: {jobs}</source>
        <translation>Arrêt en cours&#xa0;: {jobs}</translation>
    </message>
    <message>
        <source>What is stopped leaves nothing behind; it would have to be begun again.</source>
        <translation>Ce qui est arrêté ne laisse rien derrière soi&#xa0;; il faudrait le recommencer.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln de plus</numerusform>
            <numerusform>et %Ln de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineField</name>
    <message>
        <source>(several values)</source>
        <translation>(plusieurs valeurs)</translation>
    </message>
    <message>
        <source>Empty this field</source>
        <translation>Vider ce champ</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
</context>
<context>
    <name>LinkList</name>
    <message>
        <source>A unit that is not there any more</source>
        <translation>Une unité qui n’y est plus</translation>
    </message>
    <message>
        <source>Nothing in it</source>
        <translation>Rien dans celle-ci</translation>
    </message>
    <message>
        <source>Open in Match</source>
        <translation>Ouvrir dans Apparier</translation>
    </message>
    <message>
        <source>Show it in the pyramid</source>
        <translation>L’afficher dans la pyramide</translation>
    </message>
    <message>
        <source>by {who}, {when}</source>
        <translation>par {who}, {when}</translation>
    </message>
</context>
<context>
    <name>LinkedMaps</name>
    <message>
        <source>Overlay</source>
        <translation>Superposé</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Rideau</translation>
    </message>
</context>
<context>
    <name>ListModel</name>
    <message>
        <source>accepted</source>
        <translation>acceptée</translation>
    </message>
    <message>
        <source>decided field by field</source>
        <translation>décidée champ par champ</translation>
    </message>
    <message>
        <source>open</source>
        <translation>à décider</translation>
    </message>
    <message>
        <source>partly decided</source>
        <translation>décidée en partie</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>refused until it changes</source>
        <translation>refusée jusqu’à ce qu’elle change</translation>
    </message>
    <message numerus="yes">
        <source>{place} · %Ln unit(s)</source>
        <translation>
            <numerusform>{place} · %Ln unité</numerusform>
            <numerusform>{place} · %Ln unités</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln source</numerusform>
            <numerusform>%Ln sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln version(s)</source>
        <translation>
            <numerusform>%Ln version</numerusform>
            <numerusform>%Ln versions</numerusform>
        </translation>
    </message>
    <message>
        <source>A source is a list of units as somebody keeps it: files, a DHIS2, a table in a database. Each time it is brought in it becomes a snapshot, which can be compared with the others.</source>
        <translation>Une source est une liste d’unités telle que quelqu’un la tient&#xa0;: des fichiers, un DHIS2, une table d’une base de données. Chaque import devient un instantané, qui peut être comparé aux autres.</translation>
    </message>
    <message>
        <source>Bring in a source…</source>
        <translation>Importer une source…</translation>
    </message>
    <message>
        <source>Bring in files…</source>
        <translation>Importer des fichiers…</translation>
    </message>
    <message>
        <source>Fill it with a demo country</source>
        <translation>Remplir avec un pays de démonstration</translation>
    </message>
    <message>
        <source>No source yet</source>
        <translation>Pas encore de source</translation>
    </message>
    <message>
        <source>Pull from a DHIS2…</source>
        <translation>Récupérer d’un DHIS2…</translation>
    </message>
    <message>
        <source>Sources and versions</source>
        <translation>Sources et versions</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%Ln decided</source>
        <translation>
            <numerusform>%Ln décidée</numerusform>
            <numerusform>%Ln décidées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln restante</numerusform>
            <numerusform>%Ln restantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {all} units differ</source>
        <translation>
            <numerusform>%Ln sur {all} diffère</numerusform>
            <numerusform>%Ln sur {all} diffèrent</numerusform>
        </translation>
    </message>
    <message>
        <source>Both versions say the same of each unit, as far as both carry its fields.</source>
        <translation>Les deux versions disent la même chose de chaque unité, pour les champs que les deux contiennent.</translation>
    </message>
    <message>
        <source>Decide on many at once</source>
        <translation>Décider de plusieurs à la fois</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Aucune différence</translation>
    </message>
    <message>
        <source>No difference passes the filter.</source>
        <translation>Aucune différence ne passe le filtre.</translation>
    </message>
    <message>
        <source>No pair passes the filter.</source>
        <translation>Aucune paire ne passe le filtre.</translation>
    </message>
    <message>
        <source>Nothing is shown</source>
        <translation>Rien n’est affiché</translation>
    </message>
    <message numerus="yes">
        <source>Of all %Ln that wait about {wrong} are expected to be two places.</source>
        <translation>
            <numerusform>De la paire qui attend, environ {wrong} devrait être deux lieux.</numerusform>
            <numerusform>Des %Ln paires qui attendent, environ {wrong} devraient être deux lieux.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pairs decided</source>
        <translation>Paires décidées</translation>
    </message>
    <message>
        <source>Pairs that may be one place</source>
        <translation>Paires qui sont peut-être un même lieu</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>all are decided</source>
        <translation>tout est décidé</translation>
    </message>
    <message>
        <source>{decided} of {total}</source>
        <translation>{decided} sur {total}</translation>
    </message>
    <message>
        <source>{shown} shown of {all}</source>
        <translation>{shown} affichées sur {all}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Il n’est plus là.</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>La laisser ouverte</translation>
    </message>
    <message>
        <source>No workspace is in front.</source>
        <translation>Aucun espace de travail n’est affiché.</translation>
    </message>
    <message>
        <source>The window closes when that is done.</source>
        <translation>La fenêtre se fermera quand ce sera fini.</translation>
    </message>
    <message>
        <source>The window closes when what runs has ended.</source>
        <translation>La fenêtre se ferme quand ce qui s’exécute est terminé.</translation>
    </message>
</context>
<context>
    <name>MapButtons</name>
    <message>
        <source>Show all (Home)</source>
        <translation>Tout afficher (Début)</translation>
    </message>
    <message>
        <source>Show the selected units</source>
        <translation>Afficher les unités sélectionnées</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>Ce que montre la carte</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Zoom avant (+)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Zoom arrière (−)</translation>
    </message>
</context>
<context>
    <name>MapCanvas</name>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
</context>
<context>
    <name>MapCommands</name>
    <message>
        <source>&amp;Add a background to the map…</source>
        <translation>&amp;Ajouter un fond de carte…</translation>
    </message>
    <message>
        <source>&amp;Degrees on the map (graticule)</source>
        <translation>&amp;Degrés sur la carte (graticule)</translation>
    </message>
    <message>
        <source>&amp;Names on the map</source>
        <translation>No&amp;ms sur la carte</translation>
    </message>
    <message>
        <source>&amp;Plain map</source>
        <translation>Carte &amp;unie</translation>
    </message>
    <message>
        <source>Colour the map by &amp;level</source>
        <translation>Colorer la carte par &amp;niveau</translation>
    </message>
    <message>
        <source>Colour the map by &amp;status</source>
        <translation>Colorer la carte par &amp;statut</translation>
    </message>
    <message>
        <source>Colour the map by &amp;type</source>
        <translation>Colorer la carte par &amp;type</translation>
    </message>
    <message>
        <source>P&amp;oints on the map</source>
        <translation>P&amp;oints sur la carte</translation>
    </message>
    <message>
        <source>Zoom to the &amp;whole version</source>
        <translation>Zoomer sur toute la &amp;version</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Its units carry neither boundaries nor points. Import them from a file that does.</source>
        <translation>Ses unités n’ont ni contour ni point. Importez-les d’un fichier qui en contient.</translation>
    </message>
    <message numerus="yes">
        <source>Level %Ln</source>
        <translation>
            <numerusform>Niveau %Ln</numerusform>
            <numerusform>Niveau %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>No map yet</source>
        <translation>Pas encore de carte</translation>
    </message>
    <message>
        <source>No type</source>
        <translation>Sans type</translation>
    </message>
    <message>
        <source>The map of the version appears here.</source>
        <translation>La carte de la version apparaît ici.</translation>
    </message>
    <message>
        <source>This version has no shapes</source>
        <translation>Cette version n’a pas de géométrie</translation>
    </message>
    <message>
        <source>gained</source>
        <translation>gagné</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perdu</translation>
    </message>
    <message>
        <source>passed from unit to unit</source>
        <translation>passé d’une unité à une autre</translation>
    </message>
</context>
<context>
    <name>MatchBulk</name>
    <message numerus="yes">
        <source>Accept again %Ln link(s) of units that changed since</source>
        <translation>
            <numerusform>Accepter à nouveau %Ln lien d’unités modifiées depuis</numerusform>
            <numerusform>Accepter à nouveau %Ln liens d’unités modifiées depuis</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept again links of units that changed since</source>
        <translation>Accepter à nouveau les liens d’unités modifiées depuis</translation>
    </message>
    <message>
        <source>Accept all above {score}</source>
        <translation>Tout accepter au-dessus de {score}</translation>
    </message>
    <message>
        <source>Accept all of the same name below the same parent</source>
        <translation>Accepter tous ceux de même nom sous le même parent</translation>
    </message>
    <message>
        <source>Each unit that waits for a decision has a candidate.</source>
        <translation>Chaque unité qui attend une décision a un candidat.</translation>
    </message>
    <message numerus="yes">
        <source>No match for %Ln unit(s) without a candidate</source>
        <translation>
            <numerusform>Aucune correspondance pour %Ln unité sans candidat</numerusform>
            <numerusform>Aucune correspondance pour %Ln unités sans candidat</numerusform>
        </translation>
    </message>
    <message>
        <source>No match for those without a candidate</source>
        <translation>Aucune correspondance pour celles sans candidat</translation>
    </message>
    <message>
        <source>No unit with an accepted link changed since.</source>
        <translation>Aucune unité liée n’a changé depuis.</translation>
    </message>
    <message>
        <source>There is none that waits for a decision.</source>
        <translation>Aucun n’attend de décision.</translation>
    </message>
</context>
<context>
    <name>MatchClaims</name>
    <message numerus="yes">
        <source>%Ln to decide</source>
        <translation>
            <numerusform>%Ln à décider</numerusform>
            <numerusform>%Ln à décider</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;{words}&apos;</source>
        <translation>«&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>&apos;{words}&apos; in {unit}</source>
        <translation>«&#xa0;{words}&#xa0;» dans {unit}</translation>
    </message>
    <message>
        <source>A claim takes {count} letters.</source>
        <translation>Une réservation prend {count} lettres.</translation>
    </message>
    <message>
        <source>Claim all of {part}, not only what is shown</source>
        <translation>Réserver tous les {part}, et pas seulement ce qui est affiché</translation>
    </message>
    <message>
        <source>Claim what is shown</source>
        <translation>Réserver ce qui est affiché</translation>
    </message>
    <message>
        <source>Claim what is shown: {part}</source>
        <translation>Réserver ce qui est affiché&#xa0;: {part}</translation>
    </message>
    <message>
        <source>Claim {part}</source>
        <translation>Réserver {part}</translation>
    </message>
    <message>
        <source>Claim {part} and below</source>
        <translation>Réserver {part} et en dessous</translation>
    </message>
    <message>
        <source>Decide on {unit} all the same?</source>
        <translation>Décider quand même de {unit}&#xa0;?</translation>
    </message>
    <message>
        <source>Look for words, too, or claim a part of the tree.</source>
        <translation>Cherchez aussi des mots, ou réservez une partie de l’arbre.</translation>
    </message>
    <message>
        <source>No unit is found by these words.</source>
        <translation>Ces mots ne trouvent aucune unité.</translation>
    </message>
    <message>
        <source>Release {part}</source>
        <translation>Libérer {part}</translation>
    </message>
    <message>
        <source>Release {part}, claimed by {who} ({when})…</source>
        <translation>Libérer {part}, réservé par {who} ({when})…</translation>
    </message>
    <message>
        <source>States are no part of a claim: they change while one decides.</source>
        <translation>Les états n’entrent pas dans une réservation&#xa0;: ils changent pendant qu’on décide.</translation>
    </message>
    <message>
        <source>Whose units are shown is no part of a claim.</source>
        <translation>Le choix des unités affichées selon qui les a réservées n’entre pas dans une réservation.</translation>
    </message>
    <message>
        <source>a part that is gone</source>
        <translation>une partie disparue</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>tout</translation>
    </message>
    <message numerus="yes">
        <source>without %Ln of others</source>
        <translation>
            <numerusform>sans %Ln réservée par d’autres</numerusform>
            <numerusform>sans %Ln réservées par d’autres</numerusform>
        </translation>
    </message>
    <message>
        <source>you</source>
        <translation>vous</translation>
    </message>
    <message>
        <source>{part}: {who}, {when}</source>
        <translation>{part}&#xa0;: {who}, {when}</translation>
    </message>
    <message>
        <source>{who} has claimed {part} ({when}).</source>
        <translation>{who} a réservé {part} ({when}).</translation>
    </message>
</context>
<context>
    <name>MatchCommands</name>
    <message>
        <source>&amp;Accept the candidate</source>
        <translation>Accepter le cand&amp;idat</translation>
    </message>
    <message>
        <source>&amp;Bring in decisions…</source>
        <translation>Reprendre des &amp;décisions…</translation>
    </message>
    <message>
        <source>&amp;Claim or release a part…</source>
        <translation>Ré&amp;server ou libérer une partie…</translation>
    </message>
    <message>
        <source>&amp;Flag it…</source>
        <translation>Si&amp;gnaler l’unité…</translation>
    </message>
    <message>
        <source>&amp;List of its links…</source>
        <translation>&amp;Liste de ses liens…</translation>
    </message>
    <message>
        <source>&amp;No match</source>
        <translation>Aucu&amp;ne correspondance</translation>
    </message>
    <message>
        <source>&amp;Report of this matching…</source>
        <translation>&amp;Rapport de cet appariement…</translation>
    </message>
    <message>
        <source>Unit&amp;e the two versions…</source>
        <translation>Unir les deux versions…</translation>
    </message>
    <message>
        <source>Acce&amp;pt all above the score</source>
        <translation>Acce&amp;pter tout au-dessus du score</translation>
    </message>
    <message>
        <source>All mat&amp;chings</source>
        <translation>To&amp;us les appariements</translation>
    </message>
    <message>
        <source>B&amp;lind mode</source>
        <translation>M&amp;ode aveugle</translation>
    </message>
    <message>
        <source>Brea&amp;k the link</source>
        <translation>Défaire le li&amp;en</translation>
    </message>
    <message>
        <source>Choose a candidate first, by its number.</source>
        <translation>Choisissez d’abord un candidat, par son numéro.</translation>
    </message>
    <message>
        <source>Choose a unit in the queue.</source>
        <translation>Choisissez une unité dans la file.</translation>
    </message>
    <message>
        <source>Choose candidate {number}</source>
        <translation>Choisir le candidat {number}</translation>
    </message>
    <message>
        <source>Decide on &amp;many …</source>
        <translation>Décider en &amp;lot…</translation>
    </message>
    <message>
        <source>Find &amp;duplicates in one version…</source>
        <translation>Chercher des d&amp;oublons dans une version…</translation>
    </message>
    <message>
        <source>Find by &amp;hand</source>
        <translation>C&amp;hercher à la main</translation>
    </message>
    <message>
        <source>Go back to the queue first.</source>
        <translation>Revenez d’abord à la file.</translation>
    </message>
    <message>
        <source>L&amp;ook in the queue</source>
        <translation>Chercher dans la &amp;file</translation>
    </message>
    <message>
        <source>Links with &amp;Iaso&apos;s columns…</source>
        <translation>Liens aux colonnes d’&amp;Iaso…</translation>
    </message>
    <message>
        <source>Match a&amp;gain</source>
        <translation>Apparier de nou&amp;veau</translation>
    </message>
    <message>
        <source>Match two versions first.</source>
        <translation>Appariez d’abord deux versions.</translation>
    </message>
    <message>
        <source>Not &amp;this candidate</source>
        <translation>Pas ce &amp;candidat</translation>
    </message>
    <message>
        <source>Nothing is decided of this unit.</source>
        <translation>Rien n’est décidé de cette unité.</translation>
    </message>
    <message>
        <source>Nothing was decided here yet.</source>
        <translation>Rien n’a encore été décidé ici.</translation>
    </message>
    <message>
        <source>Sho&amp;w the whole queue</source>
        <translation>Afficher &amp;toute la file</translation>
    </message>
    <message>
        <source>Sk&amp;ip it</source>
        <translation>Pa&amp;sser</translation>
    </message>
    <message>
        <source>Take the last decision &amp;back</source>
        <translation>Annuler la &amp;dernière décision</translation>
    </message>
    <message>
        <source>There is no candidate of this number.</source>
        <translation>Il n’y a pas de candidat de ce numéro.</translation>
    </message>
    <message>
        <source>There is no candidate; find one by hand.</source>
        <translation>Il n’y a pas de candidat&#xa0;; cherchez-en un à la main.</translation>
    </message>
    <message>
        <source>They are linked already.</source>
        <translation>Ils sont déjà liés.</translation>
    </message>
    <message>
        <source>This candidate is refused already.</source>
        <translation>Ce candidat est déjà refusé.</translation>
    </message>
    <message>
        <source>Wait until the links are written.</source>
        <translation>Attendez que les liens soient écrits.</translation>
    </message>
    <message>
        <source>Compare b&amp;y these links</source>
        <translation>Ce &amp;qui diffère selon ces liens</translation>
    </message>
    <message>
        <source>No link is accepted yet.</source>
        <translation>Aucun lien n’est encore accepté.</translation>
    </message>
</context>
<context>
    <name>MatchMaps</name>
    <message>
        <source>Both on one map</source>
        <translation>Les deux sur une carte</translation>
    </message>
    <message>
        <source>neither has a place</source>
        <translation>aucune des deux n’a de position</translation>
    </message>
    <message>
        <source>no place in {version}</source>
        <translation>pas de position dans {version}</translation>
    </message>
    <message>
        <source>only in {version}</source>
        <translation>seulement dans {version}</translation>
    </message>
    <message>
        <source>{both} · {distance} apart</source>
        <translation>{both} · à {distance}</translation>
    </message>
</context>
<context>
    <name>MatchReasons</name>
    <message>
        <source>All else</source>
        <translation>Tout le reste</translation>
    </message>
    <message>
        <source>All letters of one in the other</source>
        <translation>Toutes les lettres de l’un dans l’autre</translation>
    </message>
    <message>
        <source>All words shared</source>
        <translation>Tous les mots communs</translation>
    </message>
    <message>
        <source>Another kind in the name</source>
        <translation>Autre nature dans le nom</translation>
    </message>
    <message>
        <source>Another name fits</source>
        <translation>Un autre nom convient</translation>
    </message>
    <message>
        <source>Another number in the name</source>
        <translation>Autre numéro dans le nom</translation>
    </message>
    <message>
        <source>Before anything is seen</source>
        <translation>Avant d’avoir rien vu</translation>
    </message>
    <message>
        <source>Both are left over</source>
        <translation>Les deux restent</translation>
    </message>
    <message>
        <source>Children match</source>
        <translation>Les enfants correspondent</translation>
    </message>
    <message>
        <source>Common name</source>
        <translation>Nom courant</translation>
    </message>
    <message>
        <source>Common sound</source>
        <translation>Son courant</translation>
    </message>
    <message>
        <source>Core names {share} % alike</source>
        <translation>Noms propres semblables à {share}&#xa0;%</translation>
    </message>
    <message>
        <source>Dates agree</source>
        <translation>Les dates concordent</translation>
    </message>
    <message>
        <source>Dates do not agree</source>
        <translation>Les dates ne concordent pas</translation>
    </message>
    <message>
        <source>Groups go together</source>
        <translation>Les groupes vont ensemble</translation>
    </message>
    <message>
        <source>Groups seldom go together</source>
        <translation>Les groupes vont rarement ensemble</translation>
    </message>
    <message>
        <source>Names {share} % alike</source>
        <translation>Noms semblables à {share}&#xa0;%</translation>
    </message>
    <message>
        <source>No other name fits</source>
        <translation>Aucun autre nom ne convient</translation>
    </message>
    <message>
        <source>No rival</source>
        <translation>Pas de rival</translation>
    </message>
    <message>
        <source>One name holds the other</source>
        <translation>Un nom contient l’autre</translation>
    </message>
    <message>
        <source>One name holds {share} % of the other</source>
        <translation>Un nom contient {share}&#xa0;% de l’autre</translation>
    </message>
    <message>
        <source>Other children</source>
        <translation>Autres enfants</translation>
    </message>
    <message>
        <source>Other codes or references</source>
        <translation>Autres codes ou références</translation>
    </message>
    <message>
        <source>Other parents</source>
        <translation>Autres parents</translation>
    </message>
    <message>
        <source>Parents match</source>
        <translation>Les parents correspondent</translation>
    </message>
    <message>
        <source>Places far apart</source>
        <translation>Lieux éloignés</translation>
    </message>
    <message>
        <source>Places near each other</source>
        <translation>Lieux proches</translation>
    </message>
    <message>
        <source>Rare name</source>
        <translation>Nom rare</translation>
    </message>
    <message>
        <source>Rare sound</source>
        <translation>Son rare</translation>
    </message>
    <message>
        <source>Rivals</source>
        <translation>Rivaux</translation>
    </message>
    <message>
        <source>Same code or reference</source>
        <translation>Même code ou référence</translation>
    </message>
    <message>
        <source>Same core name</source>
        <translation>Même nom propre</translation>
    </message>
    <message>
        <source>Same kind in the name</source>
        <translation>Même nature dans le nom</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>Même nom</translation>
    </message>
    <message>
        <source>Same number in the name</source>
        <translation>Même numéro dans le nom</translation>
    </message>
    <message>
        <source>Shapes lie apart</source>
        <translation>Formes séparées</translation>
    </message>
    <message>
        <source>Shapes overlap</source>
        <translation>Formes superposées</translation>
    </message>
    <message>
        <source>Sounds the same</source>
        <translation>Même son</translation>
    </message>
    <message>
        <source>Sounds {share} % alike</source>
        <translation>Sons semblables à {share}&#xa0;%</translation>
    </message>
    <message>
        <source>Types go together</source>
        <translation>Les types vont ensemble</translation>
    </message>
    <message>
        <source>Types seldom go together</source>
        <translation>Les types vont rarement ensemble</translation>
    </message>
    <message>
        <source>Words {share} % shared</source>
        <translation>{share}&#xa0;% des mots communs</translation>
    </message>
    <message>
        <source>{distance} apart</source>
        <translation>à {distance}</translation>
    </message>
    <message>
        <source>{share} % of the letters of one in the other</source>
        <translation>{share}&#xa0;% des lettres de l’un dans l’autre</translation>
    </message>
</context>
<context>
    <name>MatchTerms</name>
    <message>
        <source>Accepted {count}</source>
        <translation>Acceptés {count}</translation>
    </message>
    <message>
        <source>Flagged {count}</source>
        <translation>Signalés {count}</translation>
    </message>
    <message>
        <source>No candidate {count}</source>
        <translation>Sans candidat {count}</translation>
    </message>
    <message>
        <source>No match {count}</source>
        <translation>Sans correspondance {count}</translation>
    </message>
    <message>
        <source>Proposed {count}</source>
        <translation>Proposés {count}</translation>
    </message>
    <message>
        <source>Refused {count}</source>
        <translation>Refusés {count}</translation>
    </message>
    <message>
        <source>To check again {count}</source>
        <translation>À revoir {count}</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepté</translation>
    </message>
    <message>
        <source>all that is known</source>
        <translation>tout ce qui est connu</translation>
    </message>
    <message>
        <source>places and shapes alone</source>
        <translation>lieux et formes seulement</translation>
    </message>
    <message>
        <source>equal codes</source>
        <translation>codes égaux</translation>
    </message>
    <message>
        <source>equal references</source>
        <translation>références égales</translation>
    </message>
    <message>
        <source>external ids, as Iaso does</source>
        <translation>identifiants externes, comme Iaso</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>signalé</translation>
    </message>
    <message>
        <source>names and trees</source>
        <translation>noms et arbres</translation>
    </message>
    <message>
        <source>no candidate</source>
        <translation>sans candidat</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>sans correspondance</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposé</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>similar names, as Iaso does</source>
        <translation>noms semblables, comme Iaso</translation>
    </message>
    <message>
        <source>to check again</source>
        <translation>à revoir</translation>
    </message>
</context>
<context>
    <name>MatchWorkspace</name>
    <message>
        <source>Match</source>
        <translation>Apparier</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Scores are hidden in blind mode.</source>
        <translation>En mode aveugle, les scores sont cachés.</translation>
    </message>
    <message>
        <source>Unit and candidates</source>
        <translation>Unité et candidats</translation>
    </message>
    <message>
        <source>Wait until the links are written.</source>
        <translation>Attendez que les liens soient écrits.</translation>
    </message>
</context>
<context>
    <name>MemberChip</name>
    <message>
        <source>Add {name} to all</source>
        <translation>Ajouter {name} à toutes</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer {name}</translation>
    </message>
</context>
<context>
    <name>MemberRows</name>
    <message>
        <source>Add SOURCE:REF</source>
        <translation>Ajouter SOURCE:REF</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>Ajouter un nom</translation>
    </message>
    <message>
        <source>Create group “{name}”</source>
        <translation>Créer le groupe «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Join a group</source>
        <translation>Rejoindre un groupe</translation>
    </message>
</context>
<context>
    <name>MembersField</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln de plus</numerusform>
            <numerusform>%Ln de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} of {units}</source>
        <translation>{count} sur {units}</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Détails</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Close this message (Esc)</source>
        <translation>Fermer ce message (Échap)</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
</context>
<context>
    <name>Middle</name>
    <message>
        <source>A whole version</source>
        <translation>Une version entière</translation>
    </message>
    <message>
        <source>No unit changed</source>
        <translation>Aucune unité modifiée</translation>
    </message>
    <message>
        <source>Show in the pyramid</source>
        <translation>Afficher dans la pyramide</translation>
    </message>
    <message>
        <source>This made a version with all of its units. See them as tree and map in the pyramid.</source>
        <translation>Une version a été créée avec toutes ses unités. Voyez-les en arbre et en carte dans la pyramide.</translation>
    </message>
    <message>
        <source>Where a change of units took place is shown here, before and after.</source>
        <translation>L’endroit où des unités ont été modifiées s’affiche ici, avant et après.</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Open a registry first.</source>
        <translation>Ouvrez d’abord un registre.</translation>
    </message>
    <message>
        <source>The registry is still being opened.</source>
        <translation>Le registre est encore en cours d’ouverture.</translation>
    </message>
    <message>
        <source>This part of the window cannot be shown.</source>
        <translation>Cette partie de la fenêtre ne peut pas être affichée.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Making the demo country</source>
        <translation>Création du pays de démonstration</translation>
    </message>
    <message>
        <source>Making {place}</source>
        <translation>Création de {place}</translation>
    </message>
    <message>
        <source>Match {a} with {b}</source>
        <translation>Apparier {a} avec {b}</translation>
    </message>
    <message>
        <source>Open the matching of {a} with {b}</source>
        <translation>Ouvrir l’appariement de {a} avec {b}</translation>
    </message>
    <message>
        <source>Opening {place}</source>
        <translation>Ouverture de {place}</translation>
    </message>
    <message>
        <source>The newest matching of the two found no pairs: nothing is proposed.</source>
        <translation>Le dernier appariement des deux n’a trouvé aucune paire&#xa0;: rien n’est proposé.</translation>
    </message>
    <message>
        <source>Upgrading</source>
        <translation>Mise à niveau</translation>
    </message>
    <message>
        <source>Upgrading {place}</source>
        <translation>Mise à niveau de {place}</translation>
    </message>
    <message>
        <source>Work out the reasons</source>
        <translation>Calculer les raisons</translation>
    </message>
</context>
<context>
    <name>OpeningPanel</name>
    <message>
        <source>C&amp;ancel</source>
        <translation>&amp;Annuler</translation>
    </message>
</context>
<context>
    <name>Origins</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Ancestors in columns</source>
        <translation>Ancêtres en colonnes</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Comparée à</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Coordonnées</translation>
    </message>
    <message>
        <source>Coordinates in</source>
        <translation>Coordonnées en</translation>
    </message>
    <message>
        <source>Copied from</source>
        <translation>Copiée de</translation>
    </message>
    <message>
        <source>DHIS2 version</source>
        <translation>Version de DHIS2</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Signe décimal</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Encodage</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Laissées de côté</translation>
    </message>
    <message>
        <source>Meanings of statuses</source>
        <translation>Significations des statuts</translation>
    </message>
    <message>
        <source>Meanings of types</source>
        <translation>Significations des types</translation>
    </message>
    <message>
        <source>Paired by</source>
        <translation>Appariées par</translation>
    </message>
    <message>
        <source>Parents by place</source>
        <translation>Parents par le lieu</translation>
    </message>
    <message>
        <source>Parents in references</source>
        <translation>Parents dans les références</translation>
    </message>
    <message>
        <source>Problems told</source>
        <translation>Problèmes signalés</translation>
    </message>
    <message>
        <source>Published from</source>
        <translation>Publiée de</translation>
    </message>
    <message>
        <source>Pulled at</source>
        <translation>Récupérée à</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Corrigé</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Subtree</source>
        <translation>Sous-arbre</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Importée</translation>
    </message>
    <message>
        <source>accepted links</source>
        <translation>liens acceptés</translation>
    </message>
    <message>
        <source>as far as it could be read</source>
        <translation>autant qu’elle pouvait être lue</translation>
    </message>
    <message>
        <source>code</source>
        <translation>code</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>virgule</translation>
    </message>
    <message>
        <source>day first</source>
        <translation>jour d’abord</translation>
    </message>
    <message>
        <source>garbled letters</source>
        <translation>lettres déformées</translation>
    </message>
    <message>
        <source>lost zeros</source>
        <translation>zéros perdus</translation>
    </message>
    <message>
        <source>month first</source>
        <translation>mois d’abord</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>swapped latitudes and longitudes</source>
        <translation>latitudes et longitudes échangées</translation>
    </message>
    <message>
        <source>the area that holds a unit</source>
        <translation>la surface qui contient l’unité</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unité</translation>
    </message>
    <message>
        <source>{field}: {column}</source>
        <translation>{field}&#xa0;: {column}</translation>
    </message>
    <message>
        <source>{name} · {size} bytes · SHA-256 {hash}…</source>
        <translation>{name} · {size} octets · SHA-256 {hash}…</translation>
    </message>
    <message>
        <source>“{word}”: {means}</source>
        <translation>«&#xa0;{word}&#xa0;»&#xa0;: {means}</translation>
    </message>
</context>
<context>
    <name>OutcomeBar</name>
    <message numerus="yes">
        <source>%Ln problem(s)
in the result</source>
        <translation>
            <numerusform>%Ln problème
du résultat</numerusform>
            <numerusform>%Ln problèmes
du résultat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln change(s)</source>
        <translation>
            <numerusform>Appliquer (%Ln)</numerusform>
            <numerusform>Appliquer (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the result …</source>
        <translation>Examen du résultat…</translation>
    </message>
    <message>
        <source>Nothing is accepted yet</source>
        <translation>Rien n’est encore accepté</translation>
    </message>
    <message>
        <source>Only a live version can change</source>
        <translation>Seule une version courante peut changer</translation>
    </message>
    <message>
        <source>Problems in the result</source>
        <translation>Problèmes du résultat</translation>
    </message>
    <message>
        <source>There are no problems to list.</source>
        <translation>Il n’y a aucun problème à énumérer.</translation>
    </message>
    <message>
        <source>{problems}, {left} left out</source>
        <translation>{problems}, {left} laissée(s) de côté</translation>
    </message>
    <message>
        <source>{unit}: {field} is newer than this comparison.</source>
        <translation>{unit}&#xa0;: {field} est plus récent que cette comparaison.</translation>
    </message>
</context>
<context>
    <name>PairModel</name>
    <message>
        <source>not here</source>
        <translation>absente ici</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <source>Both trees</source>
        <translation>Les deux arbres</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Nothing is called &apos;{words}&apos; here.</source>
        <translation>Rien ici ne s’appelle «&#xa0;{words}&#xa0;».</translation>
    </message>
    <message>
        <source>Search units, places, commands</source>
        <translation>Chercher unités, lieux, commandes</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
</context>
<context>
    <name>PaneTitle</name>
    <message>
        <source>Close this pane; View › Panes brings it back</source>
        <translation>Fermer ce volet&#xa0;; Affichage › Volets le ramène</translation>
    </message>
    <message>
        <source>Take it out of the window, or back</source>
        <translation>Détacher de la fenêtre, ou rattacher</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message numerus="yes">
        <source>%Ln decision(s) came in from {file}.</source>
        <translation>
            <numerusform>%Ln décision est venue de {file}.</numerusform>
            <numerusform>%Ln décisions sont venues de {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) say nothing that was decided.</source>
        <translation>
            <numerusform>%Ln ligne ne dit rien de décidé.</numerusform>
            <numerusform>%Ln lignes ne disent rien de décidé.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stand(s) otherwise here and stayed so.</source>
        <translation>
            <numerusform>%Ln est autre ici et est restée ainsi.</numerusform>
            <numerusform>%Ln sont autres ici et sont restées ainsi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stood already.</source>
        <translation>
            <numerusform>%Ln existait déjà.</numerusform>
            <numerusform>%Ln existaient déjà.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring in decisions from {file}</source>
        <translation>Reprendre les décisions de {file}</translation>
    </message>
    <message>
        <source>Decisions on {a} with {b}</source>
        <translation>Décisions sur {a} avec {b}</translation>
    </message>
    <message>
        <source>Links of {a} with {b}</source>
        <translation>Liens de {a} avec {b}</translation>
    </message>
    <message>
        <source>Links of {a} with {b} for Iaso</source>
        <translation>Liens de {a} avec {b} pour Iaso</translation>
    </message>
    <message>
        <source>Lists of links</source>
        <translation>Listes de liens</translation>
    </message>
    <message>
        <source>Report of {a} with {b}</source>
        <translation>Rapport de {a} avec {b}</translation>
    </message>
    <message>
        <source>Take the file&apos;s</source>
        <translation>Prendre celles du fichier</translation>
    </message>
    <message>
        <source>The matching of {a} with {b} is in {file}.</source>
        <translation>L’appariement de {a} avec {b} est dans {file}.</translation>
    </message>
</context>
<context>
    <name>ParentField</name>
    <message>
        <source>(several values)</source>
        <translation>(plusieurs valeurs)</translation>
    </message>
    <message>
        <source>none, at the top</source>
        <translation>aucun, au sommet</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>&amp;Keep it in the system&apos;s keychain</source>
        <translation>&amp;Garder dans le trousseau du système</translation>
    </message>
</context>
<context>
    <name>PastList</name>
    <message numerus="yes">
        <source>%Ln older changes stand in the history.</source>
        <translation>
            <numerusform>%Ln modification plus ancienne se trouve dans l’historique.</numerusform>
            <numerusform>%Ln modifications plus anciennes se trouvent dans l’historique.</numerusform>
        </translation>
    </message>
    <message>
        <source>No changes yet: it is as it came in.</source>
        <translation>Aucune modification&#xa0;: telle qu’importée.</translation>
    </message>
    <message>
        <source>{when} · {who}</source>
        <translation>{when} · {who}</translation>
    </message>
</context>
<context>
    <name>PlaceRows</name>
    <message numerus="yes">
        <source>%Ln units have one</source>
        <translation>
            <numerusform>%Ln unité en a un</numerusform>
            <numerusform>%Ln unités en ont un</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Nothing read yet</source>
        <translation>Rien n’est encore lu</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>What is chosen at the left is read and shown here; the registry stays as it is until then.</source>
        <translation>Ce qui est choisi à gauche est lu et montré ici&#xa0;; d’ici là, le registre reste tel quel.</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
</context>
<context>
    <name>ProblemModel</name>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
</context>
<context>
    <name>ProblemsPane</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problème</numerusform>
            <numerusform>%Ln problèmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) when it was last looked through; units changed since.</source>
        <translation>
            <numerusform>%Ln problème au dernier examen&#xa0;; des unités ont changé depuis.</numerusform>
            <numerusform>%Ln problèmes au dernier examen&#xa0;; des unités ont changé depuis.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is being looked through.</source>
        <translation>L’examen est en cours.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Examiner de nouveau</translation>
    </message>
    <message>
        <source>Look for problems</source>
        <translation>Chercher les problèmes</translation>
    </message>
    <message>
        <source>Look for problems in {version}</source>
        <translation>Chercher les problèmes de {version}</translation>
    </message>
    <message>
        <source>Looking through {version}…</source>
        <translation>Examen de {version}…</translation>
    </message>
    <message>
        <source>No problem found.</source>
        <translation>Aucun problème trouvé.</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Aucun problème</translation>
    </message>
    <message>
        <source>Not looked through yet: names, codes, parents, dates and shapes.</source>
        <translation>Pas encore examinée&#xa0;: noms, codes, parents, dates et géométries.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
</context>
<context>
    <name>Pyramid</name>
    <message>
        <source>&amp;Close on a day…</source>
        <translation>&amp;Fermer à une date…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Export this version…</source>
        <translation>&amp;Exporter cette version…</translation>
    </message>
    <message>
        <source>&amp;Find duplicates in this version…</source>
        <translation>Chercher des dou&amp;blons dans cette version…</translation>
    </message>
    <message>
        <source>&amp;Find units</source>
        <translation>&amp;Chercher des unités</translation>
    </message>
    <message>
        <source>&amp;New unit…</source>
        <translation>&amp;Nouvelle unité…</translation>
    </message>
    <message>
        <source>&amp;Validate</source>
        <translation>&amp;Valider</translation>
    </message>
    <message>
        <source>&amp;Zoom to</source>
        <translation>&amp;Zoomer sur la sélection</translation>
    </message>
    <message>
        <source>A new unit below the selected one</source>
        <translation>Une nouvelle unité sous l’unité sélectionnée</translation>
    </message>
    <message>
        <source>Also out of a search that hides it</source>
        <translation>Même si une recherche le cache</translation>
    </message>
    <message>
        <source>Bring in a list of units: a file, several files, or a DHIS2. It becomes a version here.</source>
        <translation>Importer une liste d’unités&#xa0;: un fichier, plusieurs, ou un DHIS2. Elle devient une version ici.</translation>
    </message>
    <message>
        <source>Bring in a source…</source>
        <translation>Importer une source…</translation>
    </message>
    <message>
        <source>Co&amp;mpare this version with…</source>
        <translation>Co&amp;mparer cette version à…</translation>
    </message>
    <message>
        <source>Collect edits first</source>
        <translation>Regrouper les modifications</translation>
    </message>
    <message>
        <source>Columns and &amp;order of the tree…</source>
        <translation>Colo&amp;nnes et ordre de l’arbre…</translation>
    </message>
    <message>
        <source>Commit what is collected</source>
        <translation>Enregistrer ce qui est regroupé</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>Copier comme te&amp;xte</translation>
    </message>
    <message>
        <source>Copy this version to a curated source…</source>
        <translation>Copier cette version vers une source tenue à jour…</translation>
    </message>
    <message>
        <source>Fill it with a demo country</source>
        <translation>Remplir avec un pays de démonstration</translation>
    </message>
    <message>
        <source>Look for &amp;problems</source>
        <translation>Chercher les &amp;problèmes</translation>
    </message>
    <message>
        <source>Mark as to be chec&amp;ked</source>
        <translation>Mar&amp;quer «&#xa0;à vérifier&#xa0;»</translation>
    </message>
    <message>
        <source>Prev&amp;ious hit</source>
        <translation>Résultat pr&amp;écédent</translation>
    </message>
    <message>
        <source>Ren&amp;ame</source>
        <translation>R&amp;enommer</translation>
    </message>
    <message>
        <source>&amp;Show in the tree</source>
        <translation>Montrer dans l’&amp;arbre</translation>
    </message>
    <message>
        <source>Units that are the same place</source>
        <translation>Des unités qui sont un même lieu</translation>
    </message>
    <message>
        <source>Write it, or what is below the selected unit</source>
        <translation>L’écrire dans un fichier, ou ce qui est sous l’unité sélectionnée</translation>
    </message>
    <message>
        <source>Move taken units &amp;here</source>
        <translation>Déplacer &amp;ici les unités prises</translation>
    </message>
    <message>
        <source>Ne&amp;xt hit</source>
        <translation>Résultat s&amp;uivant</translation>
    </message>
    <message>
        <source>No units yet</source>
        <translation>Pas encore d’unités</translation>
    </message>
    <message>
        <source>Not on the map: neither what is selected nor anything below it has a place.</source>
        <translation>Pas sur la carte&#xa0;: ni la sélection ni rien en dessous n’est localisé.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Pyramid</source>
        <translation>Pyramide</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>Re&amp;jeter</translation>
    </message>
    <message>
        <source>Re&amp;open</source>
        <translation>R&amp;ouvrir</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln level(s)</source>
        <translation>
            <numerusform>Afficher %Ln niveau</numerusform>
            <numerusform>Afficher %Ln niveaux</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in &amp;history</source>
        <translation>Afficher dans l’&amp;historique</translation>
    </message>
    <message>
        <source>Take the selected units, then go to their new parent and move them there</source>
        <translation>Prenez les unités sélectionnées, puis allez à leur nouveau parent et déplacez-les là</translation>
    </message>
    <message>
        <source>Take to &amp;move</source>
        <translation>Prendre pour dép&amp;lacer</translation>
    </message>
    <message>
        <source>Type another name for the selected unit</source>
        <translation>Saisir un autre nom pour l’unité sélectionnée</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
</context>
<context>
    <name>QueryForm</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Query; it can read only, nothing is written there</source>
        <translation>Requête&#xa0;; elle ne peut que lire, rien n’y est écrit</translation>
    </message>
    <message>
        <source>Read rows</source>
        <translation>Lire les lignes</translation>
    </message>
    <message>
        <source>Say where the database is.</source>
        <translation>Indiquez où est la base de données.</translation>
    </message>
    <message>
        <source>Write the query.</source>
        <translation>Écrivez la requête.</translation>
    </message>
    <message>
        <source>empty: from the system’s keychain, or none</source>
        <translation>vide&#xa0;: depuis le trousseau du système, ou aucun</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message numerus="yes">
        <source>%Ln unit(s) stand below what is to be deleted.</source>
        <translation>
            <numerusform>%Ln unité se trouve sous ce qui doit être supprimé.</numerusform>
            <numerusform>%Ln unités se trouvent sous ce qui doit être supprimé.</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy that can be edited. {version} stays as it is.</source>
        <translation>Une copie qui peut être modifiée. {version} reste telle quelle.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Compare {version} with another version</source>
        <translation>Comparer {version} à une autre version</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy {version} to {source}</source>
        <translation>Copier {version} vers {source}</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln unit(s)</source>
        <translation>
            <numerusform>Supprimer %Ln unité</numerusform>
            <numerusform>Supprimer %Ln unités</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the curated source</source>
        <translation>Nom de la source tenue à jour</translation>
    </message>
    <message>
        <source>New unit at the top</source>
        <translation>Nouvelle unité au sommet</translation>
    </message>
    <message>
        <source>New unit in {parent}</source>
        <translation>Nouvelle unité dans {parent}</translation>
    </message>
    <message>
        <source>No type</source>
        <translation>Sans type</translation>
    </message>
    <message numerus="yes">
        <source>On which day do %Ln unit(s) close?</source>
        <translation>
            <numerusform>À quelle date %Ln unité ferme-t-elle&#xa0;?</numerusform>
            <numerusform>À quelle date %Ln unités ferment-elles&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>They</source>
        <translation>Elles</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Avec</translation>
    </message>
    <message>
        <source>are deleted too</source>
        <translation>sont supprimées aussi</translation>
    </message>
    <message>
        <source>move up to the parent</source>
        <translation>remontent au parent</translation>
    </message>
</context>
<context>
    <name>QueueFilter</name>
    <message>
        <source>As the tree</source>
        <translation>Comme l’arbre</translation>
    </message>
    <message>
        <source>Doubtful first</source>
        <translation>Les doutes d’abord</translation>
    </message>
    <message>
        <source>Everybody&apos;s</source>
        <translation>De tous</translation>
    </message>
    <message>
        <source>Free or mine</source>
        <translation>Libres ou à moi</translation>
    </message>
    <message>
        <source>In blind mode the queue goes by the tree.</source>
        <translation>En mode aveugle, la file suit l’arbre.</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>À moi</translation>
    </message>
    <message>
        <source>Name, code or reference</source>
        <translation>Nom, code ou référence</translation>
    </message>
    <message>
        <source>No unit is in this state.</source>
        <translation>Aucune unité n’est dans cet état.</translation>
    </message>
    <message>
        <source>No unit with others below it is in front.</source>
        <translation>L’unité affichée n’en a pas d’autres dessous.</translation>
    </message>
    <message>
        <source>Only one part of the tree</source>
        <translation>Une partie de l’arbre seulement</translation>
    </message>
    <message>
        <source>Only {unit} and below</source>
        <translation>Seulement {unit} et ce qui est dessous</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>Ordre de la file</translation>
    </message>
    <message>
        <source>Whose claims are shown</source>
        <translation>De qui les réservations sont affichées</translation>
    </message>
    <message>
        <source>Words to look for in the queue</source>
        <translation>Mots à chercher dans la file</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>score {score}</source>
        <translation>score {score}</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>encore %Ln</numerusform>
            <numerusform>encore %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>No unit passes the filter.</source>
        <translation>Aucune unité ne passe le filtre.</translation>
    </message>
    <message>
        <source>Nothing is shown</source>
        <translation>Rien n’est affiché</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Units decided</source>
        <translation>Unités décidées</translation>
    </message>
    <message>
        <source>all are decided</source>
        <translation>toutes sont décidées</translation>
    </message>
    <message>
        <source>{decided} of {total}</source>
        <translation>{decided} sur {total}</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
</context>
<context>
    <name>ReadingChoices</name>
    <message>
        <source>As each column shows</source>
        <translation>Comme la colonne</translation>
    </message>
    <message>
        <source>Columns name the ancestors of each row.</source>
        <translation>Des colonnes nomment les ancêtres de chaque ligne.</translation>
    </message>
    <message>
        <source>Comma: 12,5</source>
        <translation>Virgule&#xa0;: 12,5</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Day first: 31/12/2024</source>
        <translation>Jour d’abord&#xa0;: 31/12/2024</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Signe décimal</translation>
    </message>
    <message>
        <source>Month first: 12/31/2024</source>
        <translation>Mois d’abord&#xa0;: 12/31/2024</translation>
    </message>
    <message>
        <source>No column is taken for the reference.</source>
        <translation>Aucune colonne n’est prise pour la référence.</translation>
    </message>
    <message>
        <source>Parents in references</source>
        <translation>Parents dans les références</translation>
    </message>
    <message>
        <source>Point: 12.5</source>
        <translation>Point&#xa0;: 12.5</translation>
    </message>
    <message>
        <source>Units without a parent belong to the area that holds them</source>
        <translation>Sans parent&#xa0;: rattacher à la surface qui les contient</translation>
    </message>
    <message>
        <source>Write whole numbers with commas between them, such as 2, 5, 7.</source>
        <translation>Écrivez des nombres entiers séparés par des virgules, par exemple 2, 5, 7.</translation>
    </message>
    <message>
        <source>lengths of their beginnings, such as 2, 5, 7</source>
        <translation>longueurs de leurs débuts, par exemple 2, 5, 7</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>A snapshot cannot be changed. Copy it to a curated source first.</source>
        <translation>Un instantané ne peut pas être modifié. Copiez-le d’abord vers une source tenue à jour.</translation>
    </message>
    <message>
        <source>No edits are collected.</source>
        <translation>Aucune modification n’est regroupée.</translation>
    </message>
    <message>
        <source>No unit is selected.</source>
        <translation>Aucune unité n’est sélectionnée.</translation>
    </message>
    <message>
        <source>No version is shown.</source>
        <translation>Aucune version n’est affichée.</translation>
    </message>
    <message>
        <source>Select one unit only.</source>
        <translation>Sélectionnez une seule unité.</translation>
    </message>
    <message>
        <source>Take units to move first.</source>
        <translation>Prenez d’abord des unités à déplacer.</translation>
    </message>
    <message>
        <source>The registry cannot be reached just now.</source>
        <translation>Le registre est injoignable pour le moment.</translation>
    </message>
    <message>
        <source>The registry is still being opened.</source>
        <translation>Le registre est encore en cours d’ouverture.</translation>
    </message>
    <message>
        <source>There is no other version to compare with.</source>
        <translation>Il n’y a pas d’autre version à comparer.</translation>
    </message>
    <message>
        <source>This version is gone.</source>
        <translation>Cette version n’existe plus.</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>It was moved, renamed or deleted, or lies on a disk that is not there.</source>
        <translation>Il a été déplacé, renommé ou supprimé, ou se trouve sur un disque absent.</translation>
    </message>
    <message>
        <source>Leave it out of the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Leave it out of this list (Delete)</source>
        <translation>Retirer de cette liste (Suppr)</translation>
    </message>
    <message>
        <source>There is no file {place} any more.</source>
        <translation>Il n’y a plus de fichier {place}.</translation>
    </message>
    <message>
        <source>file is gone</source>
        <translation>fichier introuvable</translation>
    </message>
</context>
<context>
    <name>Reopening</name>
    <message numerus="yes">
        <source>%Ln edit(s) that you had collected when this registry was replaced are kept.</source>
        <translation>
            <numerusform>%Ln modification que vous aviez regroupée quand ce registre a été remplacé est gardée.</numerusform>
            <numerusform>%Ln modifications que vous aviez regroupées quand ce registre a été remplacé sont gardées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep a copy of what was there before?</source>
        <translation>Garder une copie de ce qui y était avant&#xa0;?</translation>
    </message>
    <message>
        <source>Once the registry is opened anew, what was there before cannot be had any more.</source>
        <translation>Une fois le registre rouvert, ce qui y était avant ne peut plus être récupéré.</translation>
    </message>
    <message>
        <source>Open it anew…</source>
        <translation>Le rouvrir…</translation>
    </message>
    <message>
        <source>Open without a copy</source>
        <translation>Ouvrir sans copie</translation>
    </message>
    <message>
        <source>Registries (*.gpkg);;All files (*)</source>
        <translation>Registres (*.gpkg);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Enregistrer une copie…</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Rester ici</translation>
    </message>
    <message>
        <source>The edits that you collected are kept.</source>
        <translation>Les modifications que vous avez regroupées sont gardées.</translation>
    </message>
    <message>
        <source>The edits that you collected could not be kept: {reason}. See the details.</source>
        <translation>Les modifications que vous avez regroupées n’ont pas pu être gardées&#xa0;: {reason}. Voir les détails.</translation>
    </message>
    <message>
        <source>What was there before is in {file}.</source>
        <translation>Ce qui y était avant est dans {file}.</translation>
    </message>
    <message>
        <source>{registry} before it was replaced</source>
        <translation>{registry} avant son remplacement</translation>
    </message>
    <message>
        <source>{registry} was replaced by another copy at {time}, perhaps by an older backup, or by a program that syncs folders. What is shown was there before; nothing more is written to either.</source>
        <translation>{registry} a été remplacé par une autre copie à {time}, peut-être par une sauvegarde plus ancienne ou par un programme qui synchronise des dossiers. Ce qui est affiché est ce qui y était avant&#xa0;; plus rien n’est écrit, ni dans l’un ni dans l’autre.</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>Accept many</source>
        <translation>Accepter plusieurs</translation>
    </message>
    <message>
        <source>Apply {other} to {base}</source>
        <translation>Appliquer {other} à {base}</translation>
    </message>
    <message>
        <source>Bring the review back</source>
        <translation>Rétablir la revue</translation>
    </message>
    <message>
        <source>Compare {other} with {base}</source>
        <translation>Comparer {other} à {base}</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Décider</translation>
    </message>
    <message>
        <source>End the review</source>
        <translation>Terminer la revue</translation>
    </message>
    <message>
        <source>Somebody else decided on {units} meanwhile. Your decision was not kept; theirs is shown.</source>
        <translation>Entre-temps, quelqu’un d’autre a décidé de {units}. Votre décision n’a pas été gardée&#xa0;; la sienne est affichée.</translation>
    </message>
    <message>
        <source>The review is ended, for everybody.</source>
        <translation>La revue est terminée, pour tout le monde.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Write what was decided</source>
        <translation>Écrire ce qui a été décidé</translation>
    </message>
    <message>
        <source>{units} had this counterpart, and waits for a decision again.</source>
        <translation>{units} avait cette correspondance et attend à nouveau une décision.</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Et %Ln de plus.</numerusform>
            <numerusform>Et %Ln de plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Garder la mienne</translation>
    </message>
    <message>
        <source>Meanwhile {who} changed it to {value}, {when}.</source>
        <translation>Entre-temps, {who} l’a changé en {value}, {when}.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Quelqu’un</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Prendre la leur</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>{who} changed it to {value}, {when}.</source>
        <translation>{who} l’a changé en {value}, {when}.</translation>
    </message>
</context>
<context>
    <name>RunForm</name>
    <message>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <source>At most apart</source>
        <translation>Distance maximale</translation>
    </message>
    <message>
        <source>Both are of one source, in which each unit keeps its uuid: Compare shows what differs.</source>
        <translation>Les deux sont d’une même source, où chaque unité garde son uuid&#xa0;: Comparer montre ce qui diffère.</translation>
    </message>
    <message>
        <source>Bring in a list of another source to match with.</source>
        <translation>Importez une liste d’une autre source à apparier.</translation>
    </message>
    <message>
        <source>Bring in a second version to match with.</source>
        <translation>Importez une seconde version à apparier.</translation>
    </message>
    <message>
        <source>Choose two different versions.</source>
        <translation>Choisissez deux versions différentes.</translation>
    </message>
    <message>
        <source>Compared by</source>
        <translation>Comparées par</translation>
    </message>
    <message>
        <source>Equal keys know neither places nor parents.</source>
        <translation>Des clés égales ne connaissent ni lieux ni parents.</translation>
    </message>
    <message>
        <source>Least score of a link</source>
        <translation>Score minimal d’un lien</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Apparier</translation>
    </message>
    <message>
        <source>Only below parents that match</source>
        <translation>Seulement sous des parents qui correspondent</translation>
    </message>
    <message>
        <source>Only units of the same type</source>
        <translation>Seulement des unités de même type</translation>
    </message>
    <message>
        <source>Several may belong to one (splits, mergers)</source>
        <translation>Plusieurs peuvent n’en faire qu’une (divisions, fusions)</translation>
    </message>
    <message>
        <source>Swap the two</source>
        <translation>Échanger les deux</translation>
    </message>
    <message>
        <source>Which units of</source>
        <translation>Quelles unités de</translation>
    </message>
    <message>
        <source>any distance</source>
        <translation>toute distance</translation>
    </message>
    <message>
        <source>are which of</source>
        <translation>sont lesquelles de</translation>
    </message>
</context>
<context>
    <name>RunStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>It is being cancelled.</source>
        <translation>C’est en cours d’annulation.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
</context>
<context>
    <name>Scenery</name>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Before → After</source>
        <translation>Avant → Après</translation>
    </message>
    <message>
        <source>Units that changed</source>
        <translation>Unités qui ont changé</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln résultat</numerusform>
            <numerusform>%Ln résultats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the list not found</source>
        <translation>
            <numerusform>%Ln de la liste introuvable</numerusform>
            <numerusform>%Ln de la liste introuvables</numerusform>
        </translation>
    </message>
    <message>
        <source>Find units</source>
        <translation>Chercher des unités</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>Résultat suivant (F3)</translation>
    </message>
    <message>
        <source>Nothing is found to go to.</source>
        <translation>Rien n’a été trouvé.</translation>
    </message>
    <message>
        <source>Parts of names; accents and case do not matter.
Lists: codes: A1 A2, refs: …, ids: …</source>
        <translation>Parties de noms&#xa0;; accents et majuscules ne comptent pas.
Listes&#xa0;: codes: A1 A2, refs: …, ids: …</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>Résultat précédent (Maj+F3)</translation>
    </message>
    <message>
        <source>Show some types or statuses only</source>
        <translation>N’afficher que certains types ou statuts</translation>
    </message>
    <message>
        <source>{n} of {count}</source>
        <translation>{n} sur {count}</translation>
    </message>
</context>
<context>
    <name>SeenBars</name>
    <message>
        <source>The registry is still being opened. What is shown was seen last.</source>
        <translation>Le registre est encore en cours d’ouverture. Ce qui est montré est ce qui a été vu en dernier.</translation>
    </message>
    <message>
        <source>Wait no longer</source>
        <translation>Ne plus attendre</translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Interrogation du serveur…</translation>
    </message>
    <message numerus="yes">
        <source>DHIS2 {version}: %Ln unit(s) changed since {since}.</source>
        <translation>
            <numerusform>DHIS2 {version}&#xa0;: %Ln unité modifiée depuis {since}.</numerusform>
            <numerusform>DHIS2 {version}&#xa0;: %Ln unités modifiées depuis {since}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DHIS2 {version}: %Ln unit(s) fetched.</source>
        <translation>
            <numerusform>DHIS2 {version}&#xa0;: %Ln unité récupérée.</numerusform>
            <numerusform>DHIS2 {version}&#xa0;: %Ln unités récupérées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetch units</source>
        <translation>Récupérer les unités</translation>
    </message>
    <message numerus="yes">
        <source>It is there: DHIS2 {version}, with %Ln unit(s).</source>
        <translation>
            <numerusform>Il est là&#xa0;: DHIS2 {version}, avec %Ln unité.</numerusform>
            <numerusform>Il est là&#xa0;: DHIS2 {version}, avec %Ln unités.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is there: DHIS2 {version}.</source>
        <translation>Il est là&#xa0;: DHIS2 {version}.</translation>
    </message>
    <message>
        <source>Keep it in the system’s keychain</source>
        <translation>Garder dans le trousseau du système</translation>
    </message>
    <message>
        <source>Only what changed since the last pull</source>
        <translation>Seulement ce qui a changé</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>Mot de passe ou jeton</translation>
    </message>
    <message>
        <source>Personal token</source>
        <translation>Jeton personnel</translation>
    </message>
    <message>
        <source>Say where the DHIS2 is.</source>
        <translation>Indiquez où est le DHIS2.</translation>
    </message>
    <message>
        <source>Say who signs in.</source>
        <translation>Indiquez qui se connecte.</translation>
    </message>
    <message>
        <source>Sign in by</source>
        <translation>Se connecter par</translation>
    </message>
    <message>
        <source>Subtree</source>
        <translation>Sous-arbre</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>Utilisateur et mot de passe</translation>
    </message>
    <message>
        <source>Waiting for an answer.</source>
        <translation>En attente d’une réponse.</translation>
    </message>
    <message>
        <source>empty: from the system’s keychain</source>
        <translation>vide&#xa0;: depuis le trousseau du système</translation>
    </message>
    <message>
        <source>id of a unit; empty: the whole tree</source>
        <translation>identifiant d’une unité&#xa0;; vide&#xa0;: tout l’arbre</translation>
    </message>
</context>
<context>
    <name>ShortcutEditor</name>
    <message>
        <source>&amp;First key again</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>&amp;Aucun</translation>
    </message>
    <message>
        <source>&amp;Use this key</source>
        <translation>&amp;Utiliser</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Choose an action in the list first.</source>
        <translation>Choisissez d’abord une action dans la liste.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Nouveau raccourci</translation>
    </message>
    <message>
        <source>Press the new key in the field first.</source>
        <translation>Tapez d’abord la nouvelle touche dans le champ.</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>Chercher actions et raccourcis</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>{keys} is the key of {actions}, which would lose it.</source>
        <translation>{keys} est le raccourci de {actions}, qui le perdrait.</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>A snapshot: it cannot be changed.</source>
        <translation>Un instantané&#xa0;: il ne peut pas être modifié.</translation>
    </message>
    <message>
        <source>Copy it to a curated source…</source>
        <translation>Copier vers une source tenue à jour…</translation>
    </message>
</context>
<context>
    <name>SourceReasons</name>
    <message>
        <source>A curated source is edited here, not brought in. Choose an imported one, or name a new one.</source>
        <translation>Une source tenue à jour se modifie ici, elle ne s’importe pas. Choisissez une source importée, ou nommez-en une nouvelle.</translation>
    </message>
    <message>
        <source>It belongs to the default source. Make another source the default one first.</source>
        <translation>Elle appartient à la source par défaut. Choisissez d’abord une autre source par défaut.</translation>
    </message>
    <message>
        <source>It is the default source already.</source>
        <translation>C’est déjà la source par défaut.</translation>
    </message>
    <message>
        <source>No registry is open.</source>
        <translation>Aucun registre n’est ouvert.</translation>
    </message>
    <message>
        <source>No version is chosen.</source>
        <translation>Aucune version n’est choisie.</translation>
    </message>
    <message>
        <source>Only a live version can be published; this one is frozen already.</source>
        <translation>Seule une version courante peut être publiée&#xa0;; celle-ci est déjà figée.</translation>
    </message>
    <message>
        <source>The demo country fills an empty registry, and this one holds versions.</source>
        <translation>Le pays de démonstration remplit un registre vide, et celui-ci contient des versions.</translation>
    </message>
    <message>
        <source>The registry cannot be reached just now.</source>
        <translation>Le registre est injoignable pour le moment.</translation>
    </message>
    <message>
        <source>There is no version before this one in its source.</source>
        <translation>Il n’y a pas de version avant celle-ci dans sa source.</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>&amp;Bring in a source…</source>
        <translation>&amp;Importer une source…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>Find d&amp;uplicates…</source>
        <translation>Chercher des doub&amp;lons…</translation>
    </message>
    <message>
        <source>&amp;Publish a snapshot</source>
        <translation>&amp;Publier un instantané</translation>
    </message>
    <message>
        <source>&amp;Show in the pyramid</source>
        <translation>Afficher dans la p&amp;yramide</translation>
    </message>
    <message>
        <source>A copy that people edit; this version stays as it is</source>
        <translation>Une copie que l’on modifie&#xa0;; cette version reste telle quelle</translation>
    </message>
    <message>
        <source>Bring in &amp;files…</source>
        <translation>Importer des &amp;fichiers…</translation>
    </message>
    <message>
        <source>Bring in the &amp;next snapshot…</source>
        <translation>Importer l’instantané sui&amp;vant…</translation>
    </message>
    <message>
        <source>Compare with the &amp;version before</source>
        <translation>&amp;Comparer à la version précédente</translation>
    </message>
    <message>
        <source>Compare with {version}</source>
        <translation>Comparer à {version}</translation>
    </message>
    <message>
        <source>Copy to a &amp;curated source…</source>
        <translation>Copier vers une source &amp;tenue à jour…</translation>
    </message>
    <message>
        <source>D&amp;rop…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>Fill it with a demo country</source>
        <translation>Remplir avec un pays de démonstration</translation>
    </message>
    <message>
        <source>Freeze what is live now as a numbered snapshot</source>
        <translation>Figer l’état courant comme instantané numéroté</translation>
    </message>
    <message>
        <source>Its tree, map and units</source>
        <translation>Son arbre, sa carte et ses unités</translation>
    </message>
    <message>
        <source>Make it the &amp;default source</source>
        <translation>En faire la source par &amp;défaut</translation>
    </message>
    <message>
        <source>Match it</source>
        <translation>L’apparier</translation>
    </message>
    <message>
        <source>Pull from a D&amp;HIS2…</source>
        <translation>Récupérer d’un D&amp;HIS2…</translation>
    </message>
    <message>
        <source>Read from a d&amp;atabase…</source>
        <translation>Lire d’une &amp;base de données…</translation>
    </message>
    <message>
        <source>Remove its units; its name and history stay</source>
        <translation>Retirer ses unités&#xa0;; son nom et son historique restent</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>L’afficher</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>The window opens with the default source</source>
        <translation>La fenêtre s’ouvre sur la source par défaut</translation>
    </message>
    <message>
        <source>Units of this version that are the same place</source>
        <translation>Les unités de cette version qui sont un même lieu</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>What is new, missing, changed and moved since</source>
        <translation>Ce qui est nouveau, absent, modifié et déplacé depuis</translation>
    </message>
    <message>
        <source>Write it, or a part of it, to a file</source>
        <translation>L’écrire dans un fichier, en tout ou en partie</translation>
    </message>
    <message>
        <source>{version} is in.</source>
        <translation>{version} est importée.</translation>
    </message>
    <message>
        <source>&amp;Take in what was read</source>
        <translation>&amp;Ajouter ce qui a été lu</translation>
    </message>
    <message>
        <source>Nothing is being brought in.</source>
        <translation>Rien n’est en cours d’importation.</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>The registry can be reached again.</source>
        <translation>Le registre est de nouveau joignable.</translation>
    </message>
    <message>
        <source>The registry cannot be reached. What is shown stays; changes wait until it is back.</source>
        <translation>Le registre est injoignable. Ce qui est affiché reste&#xa0;; les modifications attendent son retour.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>A facility that was entered twice counts twice. Each pair of units of one version that is likely one place is listed with its score and the reasons. In a live version you merge one into the other; of any version you can say that two are one place, or two: that is kept, and not asked again.</source>
        <translation>Une formation sanitaire saisie deux fois compte deux fois. Chaque paire d’unités d’une version qui est sans doute un même lieu est listée avec son score et ses raisons. Dans une version courante, vous fusionnez l’une dans l’autre&#xa0;; de toute version, vous pouvez dire que deux unités sont un même lieu, ou deux&#xa0;: cela est gardé, et n’est plus demandé.</translation>
    </message>
    <message>
        <source>A matching is under way.</source>
        <translation>Un appariement est en cours.</translation>
    </message>
    <message>
        <source>A newer matching of these two took its place.</source>
        <translation>Un appariement plus récent de ces deux a pris sa place.</translation>
    </message>
    <message>
        <source>A version is being looked through.</source>
        <translation>Une recherche est en cours.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Bring in a version first, in Sources.</source>
        <translation>Importez d’abord une version, dans Sources.</translation>
    </message>
    <message>
        <source>Choose a base and another version above. Each difference can then be accepted or refused, now or later; what is accepted is applied to the base as one change.</source>
        <translation>Choisissez ci-dessus une base et une autre version. Chaque différence peut ensuite être acceptée ou refusée, maintenant ou plus tard&#xa0;; ce qui est accepté s’applique à la base en une seule modification.</translation>
    </message>
    <message>
        <source>Choose a matching in the list.</source>
        <translation>Choisissez un appariement dans la liste.</translation>
    </message>
    <message>
        <source>Compare the lists of a country&apos;s health units, decide, and keep one pyramid for all.</source>
        <translation>Comparez les listes des formations sanitaires d’un pays, décidez, et gardez une seule pyramide pour tous.</translation>
    </message>
    <message>
        <source>Compare two versions</source>
        <translation>Comparer deux versions</translation>
    </message>
    <message>
        <source>Compared by</source>
        <translation>Comparées par</translation>
    </message>
    <message>
        <source>Each unit of one list gets its likely counterparts in the other, with a score and its reasons. You decide on what is doubtful; decisions are kept, also when either list is brought in again.</source>
        <translation>Chaque unité d’une liste reçoit ses correspondants probables dans l’autre, avec un score et ses raisons. Vous décidez de ce qui est douteux&#xa0;; les décisions sont gardées, même quand l’une des listes est importée de nouveau.</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>Chercher des doublons</translation>
    </message>
    <message>
        <source>Find duplicates in one version…</source>
        <translation>Chercher des doublons dans une version…</translation>
    </message>
    <message>
        <source>Find units that are the same place</source>
        <translation>Trouver les unités qui sont un même lieu</translation>
    </message>
    <message>
        <source>GeoRegistry</source>
        <translation>GeoRegistry</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continuer avec lui</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Dans</translation>
    </message>
    <message>
        <source>Least score</source>
        <translation>Score minimal</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
    <message>
        <source>Match two versions</source>
        <translation>Apparier deux versions</translation>
    </message>
    <message>
        <source>Matchings so far</source>
        <translation>Appariements jusqu’ici</translation>
    </message>
    <message>
        <source>Open reviews</source>
        <translation>Revues ouvertes</translation>
    </message>
    <message>
        <source>Or drop a GeoPackage on this window.</source>
        <translation>Ou déposez un GeoPackage sur cette fenêtre.</translation>
    </message>
    <message>
        <source>Pairs from score</source>
        <translation>Paires dès le score</translation>
    </message>
    <message>
        <source>Recent registries</source>
        <translation>Registres récents</translation>
    </message>
    <message>
        <source>Registries that you open appear here.</source>
        <translation>Les registres que vous ouvrez apparaissent ici.</translation>
    </message>
    <message>
        <source>The chance, in per cent, that two units are one place</source>
        <translation>La chance, en pour cent, que deux unités soient un même lieu</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message numerus="yes">
        <source>{other} for {base} · %Ln decided · begun by {who}, {when}</source>
        <translation>
            <numerusform>{other} pour {base} · %Ln décidée · commencée par {who}, {when}</numerusform>
            <numerusform>{other} pour {base} · %Ln décidées · commencée par {who}, {when}</numerusform>
        </translation>
    </message>
    <message>
        <source>{place} is no longer listed; the registry itself is left alone.</source>
        <translation>{place} n’est plus dans la liste&#xa0;; le registre lui-même reste intact.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln de plus</numerusform>
            <numerusform>%Ln de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusMeanings</name>
    <message numerus="yes">
        <source>%Ln more word(s): perhaps this column is of something else, to be chosen under “Columns”.</source>
        <translation>
            <numerusform>%Ln autre mot&#xa0;: cette colonne dit peut-être autre chose, à choisir sous «&#xa0;Colonnes&#xa0;».</numerusform>
            <numerusform>%Ln autres mots&#xa0;: cette colonne dit peut-être autre chose, à choisir sous «&#xa0;Colonnes&#xa0;».</numerusform>
        </translation>
    </message>
    <message>
        <source>Meaning of {word}</source>
        <translation>Signification de {word}</translation>
    </message>
    <message>
        <source>Meanings of statuses</source>
        <translation>Significations des statuts</translation>
    </message>
    <message>
        <source>Not said: to be checked</source>
        <translation>Non précisé&#xa0;: à vérifier</translation>
    </message>
    <message>
        <source>“{word}”</source>
        <translation>«&#xa0;{word}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>StepsMenu</name>
    <message>
        <source>Take back this step and all above it</source>
        <translation>Annuler cette étape et toutes celles au-dessus</translation>
    </message>
    <message>
        <source>collected</source>
        <translation>rassemblé</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Workspaces</source>
        <translation>Espaces de travail</translation>
    </message>
</context>
<context>
    <name>SwipeHandle</name>
    <message>
        <source>Swipe between the two maps</source>
        <translation>Glisser entre les deux cartes</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>&amp;Copy all</source>
        <translation>&amp;Tout copier</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>TitleBar</name>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unité</numerusform>
            <numerusform>%Ln unités</numerusform>
        </translation>
    </message>
    <message>
        <source>All matchings</source>
        <translation>Tous les appariements</translation>
    </message>
    <message>
        <source>Claim…</source>
        <translation>Réserver…</translation>
    </message>
    <message>
        <source>Another version</source>
        <translation>Une autre version</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) merged since; scores and reasons are those of before.</source>
        <translation>
            <numerusform>%Ln unité fusionnée depuis&#xa0;; scores et raisons sont ceux d’avant.</numerusform>
            <numerusform>%Ln unités fusionnées depuis&#xa0;; scores et raisons sont ceux d’avant.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Chercher de nouveau</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Rapport…</translation>
    </message>
    <message>
        <source>The version was changed since it was looked through.</source>
        <translation>La version a changé depuis la recherche.</translation>
    </message>
    <message>
        <source>matched by {how} · {who}, {when}</source>
        <translation>appariées par {how} · {who}, {when}</translation>
    </message>
    <message>
        <source>{units} against each other, pairs from score {score}</source>
        <translation>{units} comparées entre elles, paires dès le score {score}</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Changes of others appear here by themselves.</source>
        <translation>Les modifications des autres apparaissent ici d’elles-mêmes.</translation>
    </message>
    <message>
        <source>Take back several steps</source>
        <translation>Annuler plusieurs étapes</translation>
    </message>
    <message>
        <source>This was seen last. The registry is being opened; then what changed since is shown.</source>
        <translation>Ceci a été vu en dernier. Le registre est en cours d’ouverture&#x202f;; ce qui a changé depuis sera alors montré.</translation>
    </message>
    <message>
        <source>live</source>
        <translation>en direct</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>opening…</source>
        <translation>ouverture…</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Commencer</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>&amp;Passer</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} sur {count}</translation>
    </message>
</context>
<context>
    <name>TreeModel</name>
    <message numerus="yes">
        <source>%Ln unit(s) below</source>
        <translation>
            <numerusform>%Ln unité en dessous</numerusform>
            <numerusform>%Ln unités en dessous</numerusform>
        </translation>
    </message>
    <message>
        <source>Its parent is not in this version, or stands below it.</source>
        <translation>Son parent n’est pas dans cette version, ou se trouve sous elle.</translation>
    </message>
    <message>
        <source>Not on the map: no point and no boundary.</source>
        <translation>Pas sur la carte&#xa0;: ni point ni contour.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermée</translation>
    </message>
    <message>
        <source>level {n}</source>
        <translation>niveau {n}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouverte</translation>
    </message>
</context>
<context>
    <name>TreePanel</name>
    <message numerus="yes">
        <source>%Ln of the list not found: {list}</source>
        <translation>
            <numerusform>%Ln de la liste introuvable&#xa0;: {list}</numerusform>
            <numerusform>%Ln de la liste introuvables&#xa0;: {list}</numerusform>
        </translation>
    </message>
    <message>
        <source>No unit has this in its name, and none has it as code or reference.</source>
        <translation>Aucune unité n’a ceci dans son nom, ni comme code ou référence.</translation>
    </message>
    <message>
        <source>No unit is named so among the types and statuses that are shown.</source>
        <translation>Aucune unité ne s’appelle ainsi parmi les types et statuts affichés.</translation>
    </message>
    <message>
        <source>Show the whole tree</source>
        <translation>Afficher tout l’arbre</translation>
    </message>
    <message>
        <source>What is selected is hidden by the search.</source>
        <translation>La recherche cache ce qui est sélectionné.</translation>
    </message>
</context>
<context>
    <name>TreeView</name>
    <message>
        <source>Tree of units</source>
        <translation>Arbre des unités</translation>
    </message>
</context>
<context>
    <name>TypeModel</name>
    <message>
        <source>Becomes the type</source>
        <translation>Devient le type</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Dans le fichier</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
</context>
<context>
    <name>TypeTable</name>
    <message>
        <source>Types</source>
        <translation>Types</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message numerus="yes">
        <source>%Ln step(s) taken back.</source>
        <translation>
            <numerusform>%Ln étape annulée.</numerusform>
            <numerusform>%Ln étapes annulées.</numerusform>
        </translation>
    </message>
    <message>
        <source>It stopped at “{step}”: {reason}</source>
        <translation>Arrêt à «&#xa0;{step}&#xa0;»&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>No registry is open.</source>
        <translation>Aucun registre n’est ouvert.</translation>
    </message>
    <message>
        <source>Redoing commits at once: commit or discard first what is collected.</source>
        <translation>Rétablir enregistre aussitôt&#xa0;: enregistrez ou abandonnez d’abord ce qui est regroupé.</translation>
    </message>
</context>
<context>
    <name>UnitPane</name>
    <message numerus="yes">
        <source>%Ln still free at the top</source>
        <translation>
            <numerusform>encore %Ln libre au sommet</numerusform>
            <numerusform>encore %Ln libres au sommet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still free in {place}</source>
        <translation>
            <numerusform>encore %Ln libre dans {place}</numerusform>
            <numerusform>encore %Ln libres dans {place}</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Aveugle</translation>
    </message>
    <message>
        <source>Break the link</source>
        <translation>Défaire le lien</translation>
    </message>
    <message>
        <source>Choose a unit in the list, in a tree or on a map.</source>
        <translation>Choisissez une unité dans la liste, dans un arbre ou sur une carte.</translation>
    </message>
    <message>
        <source>Choose a unit in the queue.</source>
        <translation>Choisissez une unité dans la file.</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>La fermer</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Decide all the same</source>
        <translation>Décider quand même</translation>
    </message>
    <message>
        <source>Decided on other values than today&apos;s; it is open again.</source>
        <translation>Décidée sur d’autres valeurs que celles d’aujourd’hui&#xa0;; elle est de nouveau à décider.</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Find by hand</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Signaler</translation>
    </message>
    <message>
        <source>Flag this unit</source>
        <translation>Signaler cette unité</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
    <message>
        <source>Keep until it is back</source>
        <translation>Garder jusqu’à son retour</translation>
    </message>
    <message>
        <source>Make it a candidate</source>
        <translation>En faire un candidat</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivante</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>Pas lui</translation>
    </message>
    <message>
        <source>Nothing in the other version is like it. Find it by hand, or say that it has no match.</source>
        <translation>Rien ne lui ressemble dans l’autre version. Cherchez-la à la main, ou dites qu’elle est sans correspondance.</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Set to rejected</source>
        <translation>La rejeter</translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln unit(s) together</source>
        <translation>
            <numerusform>Afficher l’unité</numerusform>
            <numerusform>Afficher les %Ln unités ensemble</numerusform>
        </translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Until it changes</source>
        <translation>Jusqu’à ce qu’elle change</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Ce qu’il en advient</translation>
    </message>
    <message>
        <source>What is to be looked at (may be empty)</source>
        <translation>Ce qui est à regarder (peut rester vide)</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>par {who}</translation>
    </message>
    <message>
        <source>code {code}</source>
        <translation>code {code}</translation>
    </message>
    <message>
        <source>decided {words}; one of the two has changed since</source>
        <translation>décidé {words}&#xa0;; l’une des deux a changé depuis</translation>
    </message>
    <message>
        <source>reference {ref}</source>
        <translation>référence {ref}</translation>
    </message>
    <message>
        <source>{decision} by {who}.</source>
        <translation>{decision} par {who}.</translation>
    </message>
    <message>
        <source>{decision} in an earlier review by {who}.</source>
        <translation>{decision} dans une revue précédente par {who}.</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message numerus="yes">
        <source>%Ln fault(s) below. What can be read comes in; each fault is noted with it.</source>
        <translation>
            <numerusform>%Ln erreur ci-dessous. Ce qui peut être lu est importé&#xa0;; chaque erreur est notée avec.</numerusform>
            <numerusform>%Ln erreurs ci-dessous. Ce qui peut être lu est importé&#xa0;; chaque erreur est notée avec.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln groupe</numerusform>
            <numerusform>%Ln groupes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) to look at; nothing of it is in the way.</source>
        <translation>
            <numerusform>%Ln point à regarder, non bloquant.</numerusform>
            <numerusform>%Ln points à regarder, non bloquants.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unité</numerusform>
            <numerusform>%Ln unités</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring in %Ln unit(s)</source>
        <translation>
            <numerusform>Importer %Ln unité</numerusform>
            <numerusform>Importer %Ln unités</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring in units</source>
        <translation>Importer des unités</translation>
    </message>
    <message>
        <source>Bring in what can be read</source>
        <translation>Importer ce qui peut être lu</translation>
    </message>
    <message numerus="yes">
        <source>Choose under “Meanings of statuses” what %Ln word(s) mean(s).</source>
        <translation>
            <numerusform>Choisissez sous «&#xa0;Significations des statuts&#xa0;» ce que veut dire %Ln mot.</numerusform>
            <numerusform>Choisissez sous «&#xa0;Significations des statuts&#xa0;» ce que veulent dire %Ln mots.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It cannot be brought in: %Ln problem(s) must be solved first.</source>
        <translation>
            <numerusform>Import impossible&#xa0;: %Ln problème est à résoudre d’abord.</numerusform>
            <numerusform>Import impossible&#xa0;: %Ln problèmes sont à résoudre d’abord.</numerusform>
        </translation>
    </message>
    <message>
        <source>No problems.</source>
        <translation>Aucun problème.</translation>
    </message>
    <message>
        <source>{known} known from before</source>
        <translation>{known} déjà connues</translation>
    </message>
</context>
<context>
    <name>VersionChooser</name>
    <message>
        <source>It can be edited.</source>
        <translation>Elle peut être modifiée.</translation>
    </message>
    <message>
        <source>It cannot be changed.</source>
        <translation>Elle ne peut pas être modifiée.</translation>
    </message>
    <message>
        <source>Made {when} by {who}.</source>
        <translation>Créée {when} par {who}.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>VersionList</name>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>{name} (default)</source>
        <translation>{name} (par défaut)</translation>
    </message>
</context>
<context>
    <name>VersionWords</name>
    <message>
        <source>Copy of {version}</source>
        <translation>Copie de {version}</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>DHIS2 {server}</source>
        <translation>DHIS2 {server}</translation>
    </message>
    <message>
        <source>DHIS2 {server}, below {unit}</source>
        <translation>DHIS2 {server}, sous {unit}</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Live, can be edited</source>
        <translation>Modifiable</translation>
    </message>
    <message>
        <source>Made here</source>
        <translation>Créée ici</translation>
    </message>
    <message>
        <source>Published from {version}</source>
        <translation>Publiée à partir de {version}</translation>
    </message>
    <message>
        <source>Published, frozen</source>
        <translation>Publié, figé</translation>
    </message>
    <message>
        <source>Query at {address}</source>
        <translation>Requête à {address}</translation>
    </message>
    <message>
        <source>Snapshot, frozen</source>
        <translation>Figé</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Union of {a} and {b}</source>
        <translation>Union de {a} et {b}</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message numerus="yes">
        <source>{files} and %Ln more</source>
        <translation>
            <numerusform>{files} et %Ln de plus</numerusform>
            <numerusform>{files} et %Ln de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>{when} by {who}</source>
        <translation>{when} par {who}</translation>
    </message>
</context>
<context>
    <name>Waterfall</name>
    <message>
        <source>Reasons</source>
        <translation>Raisons</translation>
    </message>
</context>
<context>
    <name>WhyPane</name>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Why {score}</source>
        <translation>Pourquoi {score}</translation>
    </message>
    <message>
        <source>log₂ evidence, adds up to {bits} → {after}</source>
        <translation>indices en log₂, somme {bits} → {after}</translation>
    </message>
    <message>
        <source>log₂ evidence, adds up to {bits} → {before} before rivals, {after} after</source>
        <translation>indices en log₂, somme {bits} → {before} avant les rivaux, {after} après</translation>
    </message>
</context>
<context>
    <name>application</name>
    <message>
        <source>Show the report</source>
        <translation>Afficher le rapport</translation>
    </message>
    <message>
        <source>The program ended unexpectedly last time.</source>
        <translation>Le programme s’est arrêté inopinément la dernière fois.</translation>
    </message>
    <message>
        <source>The workspace &apos;{name}&apos; could not be loaded.</source>
        <translation>L’espace de travail «&#xa0;{name}&#xa0;» n’a pas pu être chargé.</translation>
    </message>
</context>
<context>
    <name>changes</name>
    <message>
        <source>Boundary drawn</source>
        <translation>Contour dessiné</translation>
    </message>
    <message>
        <source>Boundary redrawn</source>
        <translation>Contour redessiné</translation>
    </message>
    <message>
        <source>Boundary removed</source>
        <translation>Contour supprimé</translation>
    </message>
    <message>
        <source>Closed on {day}</source>
        <translation>Fermée le {day}</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimée</translation>
    </message>
    <message>
        <source>Flagged in the matching with {source}</source>
        <translation>Signalé dans le rapprochement avec {source}</translation>
    </message>
    <message>
        <source>Has no match in {source}</source>
        <translation>Sans correspondance dans {source}</translation>
    </message>
    <message>
        <source>Joined group {member}</source>
        <translation>Ajoutée au groupe {member}</translation>
    </message>
    <message>
        <source>Left group {member}</source>
        <translation>Retirée du groupe {member}</translation>
    </message>
    <message>
        <source>Linked to {other} of {source}</source>
        <translation>Lié à {other} de {source}</translation>
    </message>
    <message>
        <source>Moved from {before} to {after}</source>
        <translation>Déplacée de {before} à {after}</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>Rouverte</translation>
    </message>
    <message>
        <source>Other name {member} added</source>
        <translation>Autre nom {member} ajouté</translation>
    </message>
    <message>
        <source>Other name {member} removed</source>
        <translation>Autre nom {member} retiré</translation>
    </message>
    <message>
        <source>Point moved by {distance}</source>
        <translation>Point déplacé de {distance}</translation>
    </message>
    <message>
        <source>Point removed</source>
        <translation>Point supprimé</translation>
    </message>
    <message>
        <source>Point set</source>
        <translation>Point placé</translation>
    </message>
    <message>
        <source>Reference {member} added</source>
        <translation>Référence {member} ajoutée</translation>
    </message>
    <message>
        <source>Reference {member} removed</source>
        <translation>Référence {member} retirée</translation>
    </message>
    <message>
        <source>Renamed from {before} to {after}</source>
        <translation>Renommée de {before} en {after}</translation>
    </message>
    <message>
        <source>Status set to {after}</source>
        <translation>Statut mis à {after}</translation>
    </message>
    <message>
        <source>Told apart from {other} of {source}</source>
        <translation>Distingué de {other} de {source}</translation>
    </message>
    <message>
        <source>What was decided of {source} taken back</source>
        <translation>Décision sur {source} reprise</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln de plus</numerusform>
            <numerusform>et %Ln de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>the top</source>
        <translation>le sommet</translation>
    </message>
    <message>
        <source>{field} emptied, it was {before}</source>
        <translation>{field} vidé, c’était {before}</translation>
    </message>
    <message>
        <source>{field} set to {after}</source>
        <translation>{field} mis à {after}</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;Connect to PostGIS…</source>
        <translation>Se &amp;connecter à PostGIS…</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Plein écran</translation>
    </message>
    <message>
        <source>&amp;Jobs and messages</source>
        <translation>Tâ&amp;ches et messages</translation>
    </message>
    <message>
        <source>&amp;New registry…</source>
        <translation>&amp;Nouveau registre…</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>Volet &amp;suivant</translation>
    </message>
    <message>
        <source>&amp;Open GeoPackage…</source>
        <translation>&amp;Ouvrir un GeoPackage…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Redo: {change}</source>
        <translation>&amp;Rétablir&#xa0;: {change}</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Réinitialiser la disposition</translation>
    </message>
    <message>
        <source>&amp;Search units and commands…</source>
        <translation>Chercher unités et co&amp;mmandes…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Undo: {change}</source>
        <translation>&amp;Annuler&#xa0;: {change}</translation>
    </message>
    <message>
        <source>C&amp;lose registry</source>
        <translation>&amp;Fermer le registre</translation>
    </message>
    <message>
        <source>No registry is open.</source>
        <translation>Aucun registre n’est ouvert.</translation>
    </message>
    <message>
        <source>Open the &amp;demo country</source>
        <translation>Ouvrir le pays de &amp;démonstration</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>Volet précé&amp;dent</translation>
    </message>
</context>
<context>
    <name>durations</name>
    <message numerus="yes">
        <source>%Ln hour(s) left</source>
        <translation>
            <numerusform>encore %Ln heure</numerusform>
            <numerusform>encore %Ln heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) left</source>
        <translation>
            <numerusform>encore %Ln minute</numerusform>
            <numerusform>encore %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) left</source>
        <translation>
            <numerusform>encore %Ln seconde</numerusform>
            <numerusform>encore %Ln secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>encore env. {hours} h</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>encore env. {minutes} min</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Row {row}</source>
        <translation>Ligne {row}</translation>
    </message>
    <message>
        <source>The program made a mistake: {error}</source>
        <translation>Le programme a fait une erreur&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file}, ligne {row}</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>Complete, to be read back</source>
        <translation>Complète, pour être relue</translation>
    </message>
    <message>
        <source>DHIS2 list (CSV)</source>
        <translation>Liste DHIS2 (CSV)</translation>
    </message>
    <message>
        <source>DHIS2 metadata (JSON)</source>
        <translation>Métadonnées DHIS2 (JSON)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Classeur Excel</translation>
    </message>
    <message>
        <source>FHIR (mCSD)</source>
        <translation>FHIR (mCSD)</translation>
    </message>
    <message>
        <source>FlatGeobuf</source>
        <translation>FlatGeobuf</translation>
    </message>
    <message>
        <source>For Iaso</source>
        <translation>Pour Iaso</translation>
    </message>
    <message>
        <source>For a spreadsheet</source>
        <translation>Pour un tableur</translation>
    </message>
    <message>
        <source>GML</source>
        <translation>GML</translation>
    </message>
    <message>
        <source>GeoJSON</source>
        <translation>GeoJSON</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>GeoParquet</source>
        <translation>GeoParquet</translation>
    </message>
    <message>
        <source>GeoRegistry JSON</source>
        <translation>JSON de GeoRegistry</translation>
    </message>
    <message>
        <source>KML (Google Earth)</source>
        <translation>KML (Google Earth)</translation>
    </message>
    <message>
        <source>LibreOffice workbook</source>
        <translation>Classeur LibreOffice</translation>
    </message>
    <message>
        <source>OpenStreetMap extract</source>
        <translation>Extrait d’OpenStreetMap</translation>
    </message>
    <message>
        <source>Shapefile</source>
        <translation>Shapefile</translation>
    </message>
    <message>
        <source>Text table (CSV)</source>
        <translation>Table en texte (CSV)</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>&amp;About GeoRegistry</source>
        <translation>À &amp;propos de GeoRegistry</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>&amp;Keys at a glance</source>
        <translation>&amp;Raccourcis en un coup d’œil</translation>
    </message>
    <message>
        <source>&amp;Reports of faults</source>
        <translation>Rapports d’&amp;erreurs</translation>
    </message>
    <message>
        <source>&amp;Shortcuts…</source>
        <translation>Rac&amp;courcis…</translation>
    </message>
    <message>
        <source>&amp;Tour of the window</source>
        <translation>&amp;Visite de la fenêtre</translation>
    </message>
    <message>
        <source>About GeoRegistry</source>
        <translation>À propos de GeoRegistry</translation>
    </message>
    <message>
        <source>GeoRegistry {version}: curate a country&apos;s pyramid of health org units. MIT licence.</source>
        <translation>GeoRegistry {version}&#xa0;: tenir à jour la pyramide des unités d’organisation sanitaires d’un pays. Licence MIT.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Reports lie in {folder}</source>
        <translation>Les rapports se trouvent dans {folder}</translation>
    </message>
    <message>
        <source>What the program noted before it ended. It lies in {file}</source>
        <translation>Ce que le programme a noté avant de s’arrêter. Le fichier est {file}</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Applied comparison</source>
        <translation>Comparaison appliquée</translation>
    </message>
    <message>
        <source>Collected edits</source>
        <translation>Modifications regroupées</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copie</translation>
    </message>
    <message>
        <source>Decided links</source>
        <translation>Liens décidés</translation>
    </message>
    <message>
        <source>Default source</source>
        <translation>Source par défaut</translation>
    </message>
    <message>
        <source>Dropped version</source>
        <translation>Version supprimée</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Edit from another program</source>
        <translation>Modification par un autre programme</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablissement</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulation</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>cancelled</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échouée</translation>
    </message>
    <message>
        <source>is being cancelled</source>
        <translation>annulation en cours</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>en attente</translation>
    </message>
</context>
<context>
    <name>joined</name>
    <message>
        <source>{named}: {said}</source>
        <translation>{named}&#xa0;: {said}</translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>Accept {count} links</source>
        <translation>Accepter {count} liens</translation>
    </message>
    <message>
        <source>Add alias {name} to {unit}</source>
        <translation>Ajouter l’autre nom {name} à {unit}</translation>
    </message>
    <message>
        <source>Add reference {name} to {unit}</source>
        <translation>Ajouter la référence {name} à {unit}</translation>
    </message>
    <message>
        <source>Add {count} aliases to {unit}</source>
        <translation>Ajouter {count} autres noms à {unit}</translation>
    </message>
    <message>
        <source>Add {count} references to {unit}</source>
        <translation>Ajouter {count} références à {unit}</translation>
    </message>
    <message>
        <source>Add {unit} to group {group}</source>
        <translation>Ajouter {unit} au groupe {group}</translation>
    </message>
    <message>
        <source>Add {unit} to {count} groups</source>
        <translation>Ajouter {unit} à {count} groupes</translation>
    </message>
    <message>
        <source>Apply {other} to {base}</source>
        <translation>Appliquer {other} à {base}</translation>
    </message>
    <message>
        <source>Break the link of {unit} and {name}</source>
        <translation>Rompre le lien entre {unit} et {name}</translation>
    </message>
    <message>
        <source>Change alias {before} of {unit} to {after}</source>
        <translation>Changer l’autre nom {before} de {unit} en {after}</translation>
    </message>
    <message>
        <source>Change group set {group}</source>
        <translation>Modifier le jeu de groupes {group}</translation>
    </message>
    <message>
        <source>Change group {group}</source>
        <translation>Modifier le groupe {group}</translation>
    </message>
    <message>
        <source>Change reference {before} of {unit} to {after}</source>
        <translation>Changer la référence {before} de {unit} en {after}</translation>
    </message>
    <message>
        <source>Change {field} of {unit}</source>
        <translation>Modifier {field} de {unit}</translation>
    </message>
    <message>
        <source>Clear {field} of {unit}</source>
        <translation>Vider {field} de {unit}</translation>
    </message>
    <message>
        <source>Close {unit} on {day}</source>
        <translation>Fermer {unit} le {day}</translation>
    </message>
    <message>
        <source>Copy {version}</source>
        <translation>Copier {version}</translation>
    </message>
    <message>
        <source>Create group set {group}</source>
        <translation>Créer le jeu de groupes {group}</translation>
    </message>
    <message>
        <source>Create group {group}</source>
        <translation>Créer le groupe {group}</translation>
    </message>
    <message>
        <source>Create group {group} with {unit}</source>
        <translation>Créer le groupe {group} avec {unit}</translation>
    </message>
    <message>
        <source>Create {unit}</source>
        <translation>Créer {unit}</translation>
    </message>
    <message>
        <source>Create {unit} under {parent}</source>
        <translation>Créer {unit} sous {parent}</translation>
    </message>
    <message>
        <source>Decide on {count} links</source>
        <translation>Décider de {count} liens</translation>
    </message>
    <message>
        <source>Default is {source}</source>
        <translation>La source par défaut est {source}</translation>
    </message>
    <message>
        <source>Delete group set {group}</source>
        <translation>Supprimer le jeu de groupes {group}</translation>
    </message>
    <message>
        <source>Delete group {group}</source>
        <translation>Supprimer le groupe {group}</translation>
    </message>
    <message>
        <source>Delete {count} groups</source>
        <translation>Supprimer {count} groupes</translation>
    </message>
    <message>
        <source>Delete {unit}</source>
        <translation>Supprimer {unit}</translation>
    </message>
    <message>
        <source>Delete {unit} and {count} below</source>
        <translation>Supprimer {unit} et {count} en dessous</translation>
    </message>
    <message>
        <source>Drop {version}</source>
        <translation>Supprimer la version {version}</translation>
    </message>
    <message>
        <source>Flag {unit}</source>
        <translation>Signaler {unit}</translation>
    </message>
    <message>
        <source>Give {unit} a point</source>
        <translation>Donner un point à {unit}</translation>
    </message>
    <message>
        <source>Import {count} link</source>
        <translation>Reprendre {count} lien</translation>
    </message>
    <message>
        <source>Import {count} links</source>
        <translation>Reprendre {count} liens</translation>
    </message>
    <message>
        <source>Import {version}</source>
        <translation>Importer {version}</translation>
    </message>
    <message>
        <source>Leave open: {unit} and {name}</source>
        <translation>Laisser en suspens&#xa0;: {unit} et {name}</translation>
    </message>
    <message>
        <source>Leave {unit} open</source>
        <translation>Laisser {unit} en suspens</translation>
    </message>
    <message>
        <source>Link {unit} to {name}</source>
        <translation>Lier {unit} à {name}</translation>
    </message>
    <message>
        <source>Make {unit} new again</source>
        <translation>Remettre {unit} à vérifier</translation>
    </message>
    <message>
        <source>Merge {count} unit</source>
        <translation>Fusionner {count} unité</translation>
    </message>
    <message>
        <source>Merge {count} units</source>
        <translation>Fusionner {count} unités</translation>
    </message>
    <message>
        <source>Merge {unit} into {name}</source>
        <translation>Fusionner {unit} dans {name}</translation>
    </message>
    <message>
        <source>Move point of {unit}</source>
        <translation>Déplacer le point de {unit}</translation>
    </message>
    <message>
        <source>Move {unit} to the top</source>
        <translation>Déplacer {unit} au sommet</translation>
    </message>
    <message>
        <source>Move {unit} under {parent}</source>
        <translation>Déplacer {unit} sous {parent}</translation>
    </message>
    <message>
        <source>No match for {count} units</source>
        <translation>Pas de correspondance pour {count} unités</translation>
    </message>
    <message>
        <source>No match for {unit}</source>
        <translation>Pas de correspondance pour {unit}</translation>
    </message>
    <message>
        <source>Publish {version}</source>
        <translation>Publier {version}</translation>
    </message>
    <message>
        <source>Redo: {label}</source>
        <translation>Rétablir&#xa0;: {label}</translation>
    </message>
    <message>
        <source>Reject {unit}</source>
        <translation>Rejeter {unit}</translation>
    </message>
    <message>
        <source>Remove alias {name} from {unit}</source>
        <translation>Retirer l’autre nom {name} de {unit}</translation>
    </message>
    <message>
        <source>Remove reference {name} from {unit}</source>
        <translation>Retirer la référence {name} de {unit}</translation>
    </message>
    <message>
        <source>Remove {count} aliases from {unit}</source>
        <translation>Retirer {count} autres noms de {unit}</translation>
    </message>
    <message>
        <source>Remove {count} references from {unit}</source>
        <translation>Retirer {count} références de {unit}</translation>
    </message>
    <message>
        <source>Remove {field} of {unit}</source>
        <translation>Supprimer {field} de {unit}</translation>
    </message>
    <message>
        <source>Rename group set {group} to {name}</source>
        <translation>Renommer le jeu de groupes {group} en {name}</translation>
    </message>
    <message>
        <source>Rename group {group} to {name}</source>
        <translation>Renommer le groupe {group} en {name}</translation>
    </message>
    <message>
        <source>Rename {unit} to {name}</source>
        <translation>Renommer {unit} en {name}</translation>
    </message>
    <message>
        <source>Reopen {unit}</source>
        <translation>Rouvrir {unit}</translation>
    </message>
    <message>
        <source>Set altitude and accuracy of {unit}</source>
        <translation>Modifier altitude et précision de {unit}</translation>
    </message>
    <message>
        <source>Set {field} of {unit}</source>
        <translation>Modifier {field} de {unit}</translation>
    </message>
    <message>
        <source>Set {field} of {unit} to {value}</source>
        <translation>Modifier {field} de {unit}&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Take for one place: {count} pair</source>
        <translation>Prendre pour un même lieu&#xa0;: {count} paire</translation>
    </message>
    <message>
        <source>Take for one place: {count} pairs</source>
        <translation>Prendre pour un même lieu&#xa0;: {count} paires</translation>
    </message>
    <message>
        <source>Take for one place: {unit} and {name}</source>
        <translation>Prendre pour un même lieu&#xa0;: {unit} et {name}</translation>
    </message>
    <message>
        <source>Take {unit} out of group {group}</source>
        <translation>Retirer {unit} du groupe {group}</translation>
    </message>
    <message>
        <source>Take {unit} out of {count} groups</source>
        <translation>Retirer {unit} de {count} groupes</translation>
    </message>
    <message>
        <source>Tell apart: {count} pair</source>
        <translation>Distinguer&#xa0;: {count} paire</translation>
    </message>
    <message>
        <source>Tell apart: {count} pairs</source>
        <translation>Distinguer&#xa0;: {count} paires</translation>
    </message>
    <message>
        <source>Tell apart: {unit} and {name}</source>
        <translation>Distinguer&#xa0;: {unit} et {name}</translation>
    </message>
    <message>
        <source>Tell {unit} apart from {name}</source>
        <translation>Distinguer {unit} de {name}</translation>
    </message>
    <message>
        <source>Undo: {label}</source>
        <translation>Annuler&#xa0;: {label}</translation>
    </message>
    <message>
        <source>Validate {unit}</source>
        <translation>Valider {unit}</translation>
    </message>
    <message>
        <source>translation {key}</source>
        <translation>traduction {key}</translation>
    </message>
    <message>
        <source>{count} edits</source>
        <translation>{count} modifications</translation>
    </message>
    <message>
        <source>{count} edits: {labels}</source>
        <translation>{count} modifications&#xa0;: {labels}</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>{count} unités</translation>
    </message>
</context>
<context>
    <name>look</name>
    <message>
        <source>&amp;Dark theme</source>
        <translation>Thème &amp;sombre</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Contraste &amp;élevé</translation>
    </message>
    <message>
        <source>&amp;Language of the system</source>
        <translation>&amp;Langue du système</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Texte plus &amp;grand</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>Thème &amp;clair</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>Texte &amp;normal</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Texte plus &amp;petit</translation>
    </message>
    <message>
        <source>Text has no further size.</source>
        <translation>Le texte n’a pas d’autre taille.</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>La langue change au prochain démarrage.</translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation>Thème du s&amp;ystème</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>Cart&amp;e</translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation>V&amp;olets</translation>
    </message>
    <message>
        <source>&amp;Registry</source>
        <translation>&amp;Registre</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Édition</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Ouvrir un fichier &amp;récent</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>Taille du te&amp;xte</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>it cannot be called</source>
        <translation>il ne peut pas être appelé</translation>
    </message>
    <message>
        <source>it has no column &apos;{column}&apos;</source>
        <translation>il y manque la colonne «&#xa0;{column}&#xa0;»</translation>
    </message>
    <message>
        <source>none of the {count} units of list {list} has one</source>
        <translation>aucune des {count} unités de la liste {list} n’en a</translation>
    </message>
    <message>
        <source>several of its units have the uuid {uuid}</source>
        <translation>plusieurs de ses unités ont l’uuid {uuid}</translation>
    </message>
    <message>
        <source>{count} of its units have no uuid</source>
        <translation>{count} de ses unités n’ont pas d’uuid</translation>
    </message>
    <message>
        <source>&apos;{mark}&apos; is not allowed in it</source>
        <translation>«&#xa0;{mark}&#xa0;» n’y est pas permis</translation>
    </message>
    <message>
        <source>&apos;{number}&apos; is no number</source>
        <translation>«&#xa0;{number}&#xa0;» n’est pas un nombre</translation>
    </message>
    <message>
        <source>&apos;{scheme}&apos; is no kind of database known here</source>
        <translation>«&#xa0;{scheme}&#xa0;» n’est pas une sorte de base de données connue ici</translation>
    </message>
    <message>
        <source>a review in progress</source>
        <translation>une revue en cours</translation>
    </message>
    <message>
        <source>an &apos;@&apos; in a user or password is written %40</source>
        <translation>un «&#xa0;@&#xa0;» dans un utilisateur ou un mot de passe s’écrit %40</translation>
    </message>
    <message>
        <source>an id in it is too large to hold</source>
        <translation>un identifiant y est trop grand pour être gardé</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>impossible à lire</translation>
    </message>
    <message>
        <source>it does not hold what its name says</source>
        <translation>il ne contient pas ce que dit son nom</translation>
    </message>
    <message>
        <source>it does not say what time it is</source>
        <translation>il ne dit pas l’heure qu’il est</translation>
    </message>
    <message>
        <source>it has neither degrees nor a projection of the Earth</source>
        <translation>il n’a ni degrés ni projection de la Terre</translation>
    </message>
    <message>
        <source>it has several columns &apos;{column}&apos;</source>
        <translation>elle a plusieurs colonnes «&#xa0;{column}&#xa0;»</translation>
    </message>
    <message>
        <source>it holds a blank or an odd sign</source>
        <translation>elle contient un espace ou un signe inattendu</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>c’est un dossier</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>c’est vide</translation>
    </message>
    <message>
        <source>it is no Format</source>
        <translation>ce n’est pas un Format</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>ce n’est pas un objet JSON</translation>
    </message>
    <message>
        <source>it is no latitude with a longitude</source>
        <translation>ce n’est pas une latitude avec une longitude</translation>
    </message>
    <message>
        <source>it is not UTF-8: save it as UTF-8</source>
        <translation>ce n’est pas de l’UTF-8&#xa0;: enregistrez-le en UTF-8</translation>
    </message>
    <message>
        <source>it is not known</source>
        <translation>cela n’est pas connu</translation>
    </message>
    <message>
        <source>it is not written so</source>
        <translation>cela ne s’écrit pas ainsi</translation>
    </message>
    <message>
        <source>it lacks the registry&apos;s tables</source>
        <translation>il y manque les tables du registre</translation>
    </message>
    <message>
        <source>it leads nowhere</source>
        <translation>cela ne mène nulle part</translation>
    </message>
    <message>
        <source>it leaves the range of degrees</source>
        <translation>cela sort de la plage des degrés</translation>
    </message>
    <message>
        <source>it names no file: sqlite:///list.db does</source>
        <translation>elle ne nomme aucun fichier&#xa0;: sqlite:///liste.db le fait</translation>
    </message>
    <message>
        <source>it names no server</source>
        <translation>elle ne nomme aucun serveur</translation>
    </message>
    <message>
        <source>it only points to other data</source>
        <translation>il ne fait que renvoyer à d’autres données</translation>
    </message>
    <message>
        <source>it says no version of DHIS2</source>
        <translation>il n’indique aucune version de DHIS2</translation>
    </message>
    <message>
        <source>its XML breaks: {error}</source>
        <translation>son XML est rompu&#xa0;: {error}</translation>
    </message>
    <message>
        <source>its column &apos;{column}&apos; has no geometries</source>
        <translation>sa colonne «&#xa0;{column}&#xa0;» n’a pas de géométries</translation>
    </message>
    <message>
        <source>its port is no number</source>
        <translation>son port n’est pas un nombre</translation>
    </message>
    <message>
        <source>its result does not fit into memory</source>
        <translation>son résultat ne tient pas en mémoire</translation>
    </message>
    <message>
        <source>its source is the default one</source>
        <translation>sa source est celle par défaut</translation>
    </message>
    <message>
        <source>its uuids are numbers, not texts</source>
        <translation>ses uuid sont des nombres, non des textes</translation>
    </message>
    <message>
        <source>latitude, longitude: {example}</source>
        <translation>latitude, longitude&#xa0;: {example}</translation>
    </message>
    <message>
        <source>list or object</source>
        <translation>liste ou objet</translation>
    </message>
    <message>
        <source>no date is written so</source>
        <translation>aucune date ne s’écrit ainsi</translation>
    </message>
    <message>
        <source>no unit of {version} has one</source>
        <translation>aucune unité de {version} n’en a</translation>
    </message>
    <message>
        <source>none was found</source>
        <translation>aucun n’a été trouvé</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>one of them has neither</source>
        <translation>l’une d’elles n’a ni l’une ni l’autre</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposé</translation>
    </message>
    <message>
        <source>the extension is not installed</source>
        <translation>l’extension n’est pas installée</translation>
    </message>
    <message>
        <source>the two may be swapped</source>
        <translation>les deux sont peut-être échangées</translation>
    </message>
    <message>
        <source>there is no folder {folder}</source>
        <translation>il n’y a pas de dossier {folder}</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>ce fichier n’existe pas</translation>
    </message>
    <message>
        <source>{count} proposal(s) are open on it</source>
        <translation>{count} proposition(s) y sont ouvertes</translation>
    </message>
    <message>
        <source>{unit} is changed after it was deleted</source>
        <translation>{unit} est modifiée après avoir été supprimée</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Laying both lists over each other</source>
        <translation>Superposition des deux listes</translation>
    </message>
    <message>
        <source>Going down both trees</source>
        <translation>Descente dans les deux arbres</translation>
    </message>
    <message>
        <source>Looking for names that stand once</source>
        <translation>Recherche des noms qui n’apparaissent qu’une fois</translation>
    </message>
    <message>
        <source>Looking for pairs in both lists</source>
        <translation>Recherche de paires dans les deux listes</translation>
    </message>
    <message>
        <source>Looking for what is left</source>
        <translation>Recherche de ce qui reste</translation>
    </message>
    <message>
        <source>Reading both lists</source>
        <translation>Lecture des deux listes</translation>
    </message>
    <message>
        <source>Writing down the links</source>
        <translation>Relevé des liens</translation>
    </message>
    <message>
        <source>Asking {place}</source>
        <translation>Interrogation de {place}</translation>
    </message>
    <message>
        <source>Asking {place} for {name}</source>
        <translation>Demande à {place}&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Asking {place} which units there are</source>
        <translation>Demande à {place}&#xa0;: liste des unités</translation>
    </message>
    <message>
        <source>Asking {place} who it is</source>
        <translation>Demande à {place}&#xa0;: identité</translation>
    </message>
    <message>
        <source>Building keys and indexes</source>
        <translation>Construction des clés et des index</translation>
    </message>
    <message>
        <source>Building the tree</source>
        <translation>Construction de l’arbre</translation>
    </message>
    <message>
        <source>Checking references</source>
        <translation>Vérification des références</translation>
    </message>
    <message>
        <source>Checking the result</source>
        <translation>Vérification du résultat</translation>
    </message>
    <message>
        <source>Checking the tree</source>
        <translation>Vérification de l’arbre</translation>
    </message>
    <message>
        <source>Checking values</source>
        <translation>Vérification des valeurs</translation>
    </message>
    <message>
        <source>Committing</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Comparing {field}</source>
        <translation>Comparaison&#xa0;: {field}</translation>
    </message>
    <message>
        <source>Drawing boundaries</source>
        <translation>Dessin des contours</translation>
    </message>
    <message>
        <source>Drawing it</source>
        <translation>Dessin</translation>
    </message>
    <message>
        <source>Fetching rows</source>
        <translation>Lecture des lignes</translation>
    </message>
    <message>
        <source>Laying both trees beside each other</source>
        <translation>Mise en regard des deux arbres</translation>
    </message>
    <message>
        <source>Levels of detail</source>
        <translation>Niveaux de détail</translation>
    </message>
    <message>
        <source>Listing differences</source>
        <translation>Liste des différences</translation>
    </message>
    <message>
        <source>Looking at what the file can hold</source>
        <translation>Examen de ce que le fichier peut contenir</translation>
    </message>
    <message>
        <source>Looking at what was written</source>
        <translation>Relecture de ce qui a été écrit</translation>
    </message>
    <message>
        <source>Looking for links</source>
        <translation>Recherche des liens</translation>
    </message>
    <message>
        <source>Looking for the outlines in {file}</source>
        <translation>Recherche des contours dans {file}</translation>
    </message>
    <message>
        <source>Looking for the units of the links</source>
        <translation>Recherche des unités des liens</translation>
    </message>
    <message>
        <source>Looking through {file}</source>
        <translation>Examen de {file}</translation>
    </message>
    <message>
        <source>Making a country</source>
        <translation>Création d’un pays</translation>
    </message>
    <message>
        <source>Making the outlines of {file}</source>
        <translation>Construction des contours de {file}</translation>
    </message>
    <message>
        <source>Merging units</source>
        <translation>Fusion des unités</translation>
    </message>
    <message>
        <source>Opening {file}</source>
        <translation>Ouverture de {file}</translation>
    </message>
    <message>
        <source>Page {number} of {last} from {place}</source>
        <translation>Page {number} sur {last} de {place}</translation>
    </message>
    <message>
        <source>Pairing Locations and Organizations</source>
        <translation>Appariement des Locations et des Organizations</translation>
    </message>
    <message>
        <source>Pairing units</source>
        <translation>Appariement des unités</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Prepare {version}</source>
        <translation>Préparation de {version}</translation>
    </message>
    <message>
        <source>Putting together</source>
        <translation>Assemblage</translation>
    </message>
    <message>
        <source>Reading anew</source>
        <translation>Nouvelle lecture</translation>
    </message>
    <message>
        <source>Reading boundaries</source>
        <translation>Lecture des contours</translation>
    </message>
    <message>
        <source>Reading decisions</source>
        <translation>Lecture des décisions</translation>
    </message>
    <message>
        <source>Reading geometries</source>
        <translation>Lecture des géométries</translation>
    </message>
    <message>
        <source>Reading groups</source>
        <translation>Lecture des groupes</translation>
    </message>
    <message>
        <source>Reading the outlines in {file}</source>
        <translation>Lecture des contours dans {file}</translation>
    </message>
    <message>
        <source>Reading units</source>
        <translation>Lecture des unités</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>Lecture de {file}</translation>
    </message>
    <message>
        <source>Telling units apart</source>
        <translation>Distinction des unités</translation>
    </message>
    <message>
        <source>Understanding the Locations</source>
        <translation>Interprétation des Locations</translation>
    </message>
    <message>
        <source>Understanding the org units</source>
        <translation>Interprétation des unités d’organisation</translation>
    </message>
    <message>
        <source>Understanding the places</source>
        <translation>Interprétation des lieux</translation>
    </message>
    <message>
        <source>Understanding {file}</source>
        <translation>Interprétation de {file}</translation>
    </message>
    <message>
        <source>Uniting {field}</source>
        <translation>Union de {field}</translation>
    </message>
    <message>
        <source>Units from {place}</source>
        <translation>Unités de {place}</translation>
    </message>
    <message>
        <source>Upgrading</source>
        <translation>Mise à niveau</translation>
    </message>
    <message>
        <source>Waiting {seconds} s for {place}</source>
        <translation>Attente de {seconds} s pour {place}</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>Writing boundaries</source>
        <translation>Écriture des contours</translation>
    </message>
    <message>
        <source>Writing its files</source>
        <translation>Écriture de ses fichiers</translation>
    </message>
    <message>
        <source>Writing units</source>
        <translation>Écriture des unités</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>Écriture de {file}</translation>
    </message>
    <message>
        <source>{size} MB from {place}</source>
        <translation>{size} Mo de {place}</translation>
    </message>
</context>
<context>
    <name>terms</name>
    <message>
        <source>Accuracy</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Altitude</source>
        <translation>Altitude</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>Contour</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermeture</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Autres champs</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Ouverture</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Autres noms</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Point</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>References elsewhere</source>
        <translation>Références ailleurs</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetée</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nom court</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>Traductions</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Valide</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifiée</translation>
    </message>
    <message>
        <source>check</source>
        <translation>à vérifier</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>absente</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>déplacée</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouvelle</translation>
    </message>
    <message>
        <source>same</source>
        <translation>identique</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>Drag it, turn the wheel, click an area or a point. The tree and the fields follow.</source>
        <translation>Faites-la glisser, tournez la molette, cliquez sur une surface ou un point. L’arbre et les champs suivent.</translation>
    </message>
    <message>
        <source>Each change is one step with a name, and can be taken back, today or next month.</source>
        <translation>Chaque modification est une étape qui porte un nom et peut être annulée, aujourd’hui ou le mois prochain.</translation>
    </message>
    <message>
        <source>Everything known of the unit. What you change here is kept at once, and can be undone.</source>
        <translation>Tout ce que l’on sait de l’unité. Ce que vous changez ici est gardé aussitôt et peut être annulé.</translation>
    </message>
    <message>
        <source>Nothing is lost</source>
        <translation>Rien n’est perdu</translation>
    </message>
    <message>
        <source>One field finds all</source>
        <translation>Un seul champ trouve tout</translation>
    </message>
    <message>
        <source>Open a region and choose a unit: the map and the fields follow. Several at once go too.</source>
        <translation>Ouvrez une région et choisissez une unité&#xa0;: la carte et les champs suivent. Plusieurs à la fois aussi.</translation>
    </message>
    <message>
        <source>Pyramid shows one version as a tree and a map. Compare sets two side by side. Sources holds what was imported, History what was changed.</source>
        <translation>Pyramide montre une version en arbre et en carte. Comparer en met deux côte à côte. Sources contient ce qui a été importé, Historique ce qui a été modifié.</translation>
    </message>
    <message>
        <source>The fields</source>
        <translation>Les champs</translation>
    </message>
    <message>
        <source>The map</source>
        <translation>La carte</translation>
    </message>
    <message>
        <source>The tree</source>
        <translation>L’arbre</translation>
    </message>
    <message>
        <source>Units by name, versions and every command: press Ctrl+K and type a few letters.</source>
        <translation>Unités par nom, versions et toutes les commandes&#xa0;: appuyez sur Ctrl+K et tapez quelques lettres.</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Espaces de travail</translation>
    </message>
</context>
<context>
    <name>tree columns</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Units below</source>
        <translation>Unités en dessous</translation>
    </message>
</context>
<context>
    <name>values</name>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln partie</numerusform>
            <numerusform>%Ln parties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vertices</source>
        <translation>
            <numerusform>%Ln sommet</numerusform>
            <numerusform>%Ln sommets</numerusform>
        </translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>W</source>
        <translation>O</translation>
    </message>
    <message numerus="yes">
        <source>a boundary of %Ln vertices</source>
        <translation>
            <numerusform>un contour de %Ln sommet</numerusform>
            <numerusform>un contour de %Ln sommets</numerusform>
        </translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>under 1 m</source>
        <translation>moins de 1 m</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{number} ha</source>
        <translation>{number} ha</translation>
    </message>
    <message>
        <source>{number} km</source>
        <translation>{number} km</translation>
    </message>
    <message>
        <source>{number} km²</source>
        <translation>{number} km²</translation>
    </message>
    <message>
        <source>{number} m</source>
        <translation>{number} m</translation>
    </message>
</context>
<context>
    <name>versions</name>
    <message>
        <source>live</source>
        <translation>courante</translation>
    </message>
</context>
</TS>
