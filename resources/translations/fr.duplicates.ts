<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>DuplicateCommands</name>
    <message>
        <source>&amp;Leave open</source>
        <translation>&amp;Laisser en suspens</translation>
    </message>
    <message>
        <source>&amp;Merge the two</source>
        <translation>&amp;Fusionner les deux</translation>
    </message>
    <message>
        <source>Choose a pair in the list.</source>
        <translation>Choisissez une paire dans la liste.</translation>
    </message>
    <message>
        <source>Keep the &amp;first</source>
        <translation>Garder la &amp;première</translation>
    </message>
    <message>
        <source>Keep the s&amp;econd</source>
        <translation>Garder la &amp;seconde</translation>
    </message>
    <message>
        <source>Look a&amp;gain</source>
        <translation>C&amp;hercher de nouveau</translation>
    </message>
    <message>
        <source>Look in another &amp;version</source>
        <translation>Chercher dans une autre &amp;version</translation>
    </message>
    <message>
        <source>Look in the &amp;pairs</source>
        <translation>Cher&amp;cher dans les paires</translation>
    </message>
    <message>
        <source>Look through a version first.</source>
        <translation>Cherchez d’abord dans une version.</translation>
    </message>
    <message>
        <source>Merge all t&amp;hat are one place</source>
        <translation>Fusi&amp;onner tout ce qui est un même lieu</translation>
    </message>
    <message>
        <source>No pair is taken for one place and not merged yet.</source>
        <translation>Aucune paire prise pour un même lieu n’attend d’être fusionnée.</translation>
    </message>
    <message>
        <source>Nothing is decided of this pair.</source>
        <translation>Rien n’est décidé de cette paire.</translation>
    </message>
    <message>
        <source>Nothing was decided here yet.</source>
        <translation>Rien n’a encore été décidé ici.</translation>
    </message>
    <message>
        <source>One of the two is gone.</source>
        <translation>L’une des deux n’est plus là.</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>Passer à la s&amp;uivante</translation>
    </message>
    <message>
        <source>Sho&amp;w all pairs</source>
        <translation>Afficher &amp;toutes les paires</translation>
    </message>
    <message>
        <source>Show what stays in the p&amp;yramid</source>
        <translation>Montrer dans la p&amp;yramide celle qui reste</translation>
    </message>
    <message>
        <source>The list is being filtered.</source>
        <translation>La liste est en cours de filtrage.</translation>
    </message>
    <message>
        <source>They are being merged.</source>
        <translation>La fusion est en cours.</translation>
    </message>
    <message>
        <source>This was said of a unit that was merged. Say here whether the two are two places.</source>
        <translation>Cela a été dit d’une unité qui a été fusionnée. Dites ici si les deux sont deux lieux.</translation>
    </message>
    <message>
        <source>Write the pairs to a file…</source>
        <translation>Écrire les paires dans un fichier…</translation>
    </message>
    <message>
        <source>Take &amp;all from the score for one place</source>
        <translation>Tout prendre pour un même l&amp;ieu dès le score</translation>
    </message>
    <message>
        <source>Take the last decision &amp;back</source>
        <translation>Reprendre la &amp;dernière décision</translation>
    </message>
    <message>
        <source>The two are merged already.</source>
        <translation>Les deux sont déjà fusionnées.</translation>
    </message>
    <message>
        <source>They are &amp;one place</source>
        <translation>C’&amp;est un même lieu</translation>
    </message>
    <message>
        <source>They are &amp;two places</source>
        <translation>Ce so&amp;nt deux lieux</translation>
    </message>
    <message>
        <source>They are taken for one place already.</source>
        <translation>Elles sont déjà prises pour un même lieu.</translation>
    </message>
    <message>
        <source>They are told apart already.</source>
        <translation>Elles sont déjà distinguées.</translation>
    </message>
    <message>
        <source>{version} is frozen: what is in it stays as it is. Copy it to a curated source and merge in the copy, or say that the two are one place.</source>
        <translation>{version} est figée&#xa0;: ce qu’elle contient reste tel quel. Copiez-la vers une source tenue à jour et fusionnez dans la copie, ou dites que les deux sont un même lieu.</translation>
    </message>
</context>
<context>
    <name>DuplicateTerms</name>
    <message>
        <source>Flagged {count}</source>
        <translation>Signalées {count}</translation>
    </message>
    <message>
        <source>Gone {count}</source>
        <translation>Disparues {count}</translation>
    </message>
    <message>
        <source>Merged {count}</source>
        <translation>Fusionnées {count}</translation>
    </message>
    <message>
        <source>To decide {count}</source>
        <translation>À décider {count}</translation>
    </message>
    <message>
        <source>To merge {count}</source>
        <translation>À fusionner {count}</translation>
    </message>
    <message>
        <source>Two places {count}</source>
        <translation>Deux lieux {count}</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>signalée</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>disparue</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>fusionnée</translation>
    </message>
    <message>
        <source>one place, to merge</source>
        <translation>même lieu, à fusionner</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>à décider</translation>
    </message>
    <message>
        <source>two places</source>
        <translation>deux lieux</translation>
    </message>
</context>
<context>
    <name>DuplicatesBulk</name>
    <message numerus="yes">
        <source>%Ln pair(s)</source>
        <translation>
            <numerusform>%Ln paire</numerusform>
            <numerusform>%Ln paires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %Ln pair(s)</source>
        <translation>
            <numerusform>Fusionner %Ln paire</numerusform>
            <numerusform>Fusionner %Ln paires</numerusform>
        </translation>
    </message>
    <message>
        <source>No pair from this score up waits for a decision.</source>
        <translation>Aucune paire à partir de ce score n’attend une décision.</translation>
    </message>
    <message>
        <source>One place from score</source>
        <translation>Même lieu dès le score</translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln pair(s) for one place</source>
        <translation>
            <numerusform>Même lieu pour %Ln paire</numerusform>
            <numerusform>Même lieu pour %Ln paires</numerusform>
        </translation>
    </message>
    <message>
        <source>Take for one place</source>
        <translation>Même lieu</translation>
    </message>
    <message>
        <source>The least score of pairs that are taken for one place</source>
        <translation>Le score à partir duquel des paires sont prises pour un même lieu</translation>
    </message>
    <message>
        <source>{pairs}, about {wrong} of them two places</source>
        <translation>{pairs}, dont environ {wrong} deux lieux</translation>
    </message>
    <message>
        <source>{pairs}, likely none of them two places</source>
        <translation>{pairs}, sans doute aucune de deux lieux</translation>
    </message>
</context>
<context>
    <name>DuplicatesWorkspace</name>
    <message numerus="yes">
        <source>%Ln pair(s) are taken for one place, to be merged.</source>
        <translation>
            <numerusform>%Ln paire est prise pour un même lieu, à fusionner.</numerusform>
            <numerusform>%Ln paires sont prises pour un même lieu, à fusionner.</numerusform>
        </translation>
    </message>
    <message>
        <source>All that is shown is decided.</source>
        <translation>Tout ce qui est affiché est décidé.</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>Chercher des doublons</translation>
    </message>
    <message>
        <source>No two units of {version} seem to be the same place.</source>
        <translation>Aucune paire d’unités de {version} ne semble être un même lieu.</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paires</translation>
    </message>
    <message>
        <source>The two units</source>
        <translation>Les deux unités</translation>
    </message>
    <message>
        <source>{unit} is in none of the pairs that are shown.</source>
        <translation>{unit} n’est dans aucune des paires affichées.</translation>
    </message>
    <message>
        <source>{version} is a copy that can be edited.</source>
        <translation>{version} est une copie qui peut être modifiée.</translation>
    </message>
    <message>
        <source>{version} is a copy that can be edited. It is looked through now.</source>
        <translation>{version} est une copie modifiable. La recherche s’y fait maintenant.</translation>
    </message>
</context>
<context>
    <name>FieldChoice</name>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>2</source>
        <translation>2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Press it to keep this value.</source>
        <translation>Appuyez pour garder cette valeur.</translation>
    </message>
    <message>
        <source>Whose value stays in each field</source>
        <translation>Quelle valeur reste dans chaque champ</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>reste</translation>
    </message>
</context>
<context>
    <name>Judging</name>
    <message>
        <source>Edits are being collected. Commit or discard them in the pyramid before merging.</source>
        <translation>Des modifications sont en train d’être regroupées. Enregistrez-les ou abandonnez-les dans la pyramide avant de fusionner.</translation>
    </message>
    <message>
        <source>Merge two units</source>
        <translation>Fusionner deux unités</translation>
    </message>
    <message>
        <source>Somebody else decided on this pair meanwhile. Your decision was not kept; theirs is shown.</source>
        <translation>Quelqu’un d’autre a décidé de cette paire entre-temps. Votre décision n’a pas été gardée&#xa0;; la sienne est affichée.</translation>
    </message>
    <message>
        <source>Take many for one place</source>
        <translation>Prendre plusieurs paires pour un même lieu</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ListFilter</name>
    <message>
        <source>As the tree</source>
        <translation>Comme l’arbre</translation>
    </message>
    <message>
        <source>Doubtful first</source>
        <translation>Douteuses d’abord</translation>
    </message>
    <message>
        <source>Likely first</source>
        <translation>Probables</translation>
    </message>
    <message>
        <source>Name, code or reference</source>
        <translation>Nom, code ou référence</translation>
    </message>
    <message>
        <source>No pair is in this state.</source>
        <translation>Aucune paire n’est dans cet état.</translation>
    </message>
    <message>
        <source>Order of the pairs</source>
        <translation>Ordre des paires</translation>
    </message>
    <message>
        <source>Words to look for in the pairs</source>
        <translation>Mots à chercher dans les paires</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message numerus="yes">
        <source>%Ln pair(s) cannot be merged.</source>
        <translation>
            <numerusform>%Ln paire ne peut pas être fusionnée.</numerusform>
            <numerusform>%Ln paires ne peuvent pas être fusionnées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) are merged</source>
        <translation>
            <numerusform>%Ln unité est fusionnée</numerusform>
            <numerusform>%Ln unités sont fusionnées</numerusform>
        </translation>
    </message>
    <message>
        <source>Match the two</source>
        <translation>Apparier les deux</translation>
    </message>
    <message numerus="yes">
        <source>Merge %Ln pair(s)</source>
        <translation>
            <numerusform>Fusionner %Ln paire</numerusform>
            <numerusform>Fusionner %Ln paires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What went was linked to %Ln unit(s) of {version}: decide anew what that is.</source>
        <translation>
            <numerusform>Celle qui a disparu était liée à %Ln unité de {version}&#xa0;: décidez de nouveau ce qu’est celle-ci.</numerusform>
            <numerusform>Celle qui a disparu était liée à %Ln unités de {version}&#xa0;: décidez de nouveau ce que sont celles-ci.</numerusform>
        </translation>
    </message>
    <message>
        <source>{unit} and {other}: {why}</source>
        <translation>{unit} et {other}&#xa0;: {why}</translation>
    </message>
</context>
<context>
    <name>PairPane</name>
    <message numerus="yes">
        <source>%Ln of its groups, references and names are kept too.</source>
        <translation>
            <numerusform>%Ln de ses groupes, références et noms est gardé aussi.</numerusform>
            <numerusform>%Ln de ses groupes, références et noms sont gardés aussi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) below it move along.</source>
        <translation>
            <numerusform>%Ln unité en dessous la suit.</numerusform>
            <numerusform>%Ln unités en dessous la suivent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Both names are kept, one as another name.</source>
        <translation>Les deux noms sont gardés, l’un comme autre nom.</translation>
    </message>
    <message>
        <source>Choose a pair in the list.</source>
        <translation>Choisissez une paire dans la liste.</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Keep the first</source>
        <translation>Garder la première</translation>
    </message>
    <message>
        <source>Keep the second</source>
        <translation>Garder la seconde</translation>
    </message>
    <message>
        <source>Leave open</source>
        <translation>Laisser en suspens</translation>
    </message>
    <message>
        <source>Of what both say otherwise that of “{kept}” stays: {fields}.</source>
        <translation>De ce que les deux disent autrement, c’est ce que dit «&#xa0;{kept}&#xa0;» qui reste&#xa0;: {fields}.</translation>
    </message>
    <message>
        <source>One of the two is in this version no more.</source>
        <translation>L’une des deux n’est plus dans cette version.</translation>
    </message>
    <message>
        <source>One place, merge later</source>
        <translation>Même lieu, fusionner plus tard</translation>
    </message>
    <message>
        <source>One place?</source>
        <translation>Un même lieu&#xa0;?</translation>
    </message>
    <message>
        <source>One place? {distance} apart</source>
        <translation>Un même lieu&#xa0;? À {distance} l’une de l’autre</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>The two are merged.</source>
        <translation>Les deux sont fusionnées.</translation>
    </message>
    <message>
        <source>Two places</source>
        <translation>Deux lieux</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>par {who}</translation>
    </message>
    <message>
        <source>said of “{unit}”, which was merged</source>
        <translation>dit de «&#xa0;{unit}&#xa0;», qui a été fusionnée</translation>
    </message>
    <message>
        <source>{version} is frozen and stays as it is, so nothing is merged in it. Copy it: the copy is live, and in it you merge. Whether the two are one place you can say here too.</source>
        <translation>{version} est figée et reste telle quelle&#xa0;: rien ne s’y fusionne. Copiez-la&#xa0;: la copie est courante, et vous y fusionnez. Vous pouvez dire ici aussi si les deux sont un même lieu.</translation>
    </message>
    <message>
        <source>“{gone}” goes into “{kept}”.</source>
        <translation>«&#xa0;{gone}&#xa0;» est fusionnée dans «&#xa0;{kept}&#xa0;».</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message>
        <source>Copy {version} to {source}</source>
        <translation>Copier {version} vers {source}</translation>
    </message>
    <message>
        <source>Duplicates in {version}</source>
        <translation>Doublons dans {version}</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Classeur Excel</translation>
    </message>
    <message>
        <source>Find duplicates in {version}</source>
        <translation>Chercher des doublons dans {version}</translation>
    </message>
    <message>
        <source>The pairs are in {file}.</source>
        <translation>Les paires sont dans {file}.</translation>
    </message>
    <message>
        <source>Write the duplicates of {version}</source>
        <translation>Écrire les doublons de {version}</translation>
    </message>
</context>
<context>
    <name>UnitCard</name>
    <message numerus="yes">
        <source>%Ln below</source>
        <translation>
            <numerusform>%Ln en dessous</numerusform>
            <numerusform>%Ln en dessous</numerusform>
        </translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>au sommet</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>disparaît</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>reste</translation>
    </message>
</context>
</TS>
