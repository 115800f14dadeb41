<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ByHandPane</name>
    <message>
        <source>As in {version}</source>
        <translation>Comme dans {version}</translation>
    </message>
    <message>
        <source>By the rule</source>
        <translation>Selon la règle</translation>
    </message>
    <message>
        <source>Choose a line of the list.</source>
        <translation>Choisissez une ligne de la liste.</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Find a unit or a value</source>
        <translation>Chercher une unité ou une valeur</translation>
    </message>
    <message>
        <source>The first one&apos;s</source>
        <translation>Celle de la première</translation>
    </message>
    <message>
        <source>The second one&apos;s</source>
        <translation>Celle de la seconde</translation>
    </message>
    <message>
        <source>Save as a list…</source>
        <translation>Enregistrer comme liste…</translation>
    </message>
    <message>
        <source>‹ What would come of it</source>
        <translation>‹ Ce qui en résulterait</translation>
    </message>
</context>
<context>
    <name>ContestedModel</name>
    <message>
        <source>Taken</source>
        <translation>Valeur prise</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>à la main</translation>
    </message>
    <message>
        <source>by the rule</source>
        <translation>selon la règle</translation>
    </message>
    <message>
        <source>{value}, taken</source>
        <translation>{value}, valeur prise</translation>
    </message>
</context>
<context>
    <name>ContestedTable</name>
    <message>
        <source>Units of which both say otherwise</source>
        <translation>Unités dont les deux disent autre chose</translation>
    </message>
</context>
<context>
    <name>UnionForm</name>
    <message>
        <source>A list with the columns unit, field and side (a or b).</source>
        <translation>Une liste aux colonnes unit, field et side (a ou b).</translation>
    </message>
    <message>
        <source>Decisions by hand…</source>
        <translation>Décisions à la main…</translation>
    </message>
    <message>
        <source>Do without the list</source>
        <translation>Se passer de la liste</translation>
    </message>
    <message>
        <source>Let in what nobody has decided on</source>
        <translation>Laisser entrer ce que personne n’a tranché</translation>
    </message>
    <message>
        <source>Name of the new source</source>
        <translation>Nom de la nouvelle source</translation>
    </message>
    <message>
        <source>Such units come in once, from the first version; those of the second stay out.</source>
        <translation>Ces unités entrent une fois, de la première version&#xa0;; celles de la seconde restent dehors.</translation>
    </message>
    <message>
        <source>Where both say something</source>
        <translation>Là où les deux disent quelque chose</translation>
    </message>
    <message>
        <source>Where only one says something, that is taken. Other names, groups, references and further fields of both are kept.</source>
        <translation>Là où une seule dit quelque chose, cela est pris. Les autres noms, groupes, références et champs supplémentaires des deux sont gardés.</translation>
    </message>
    <message>
        <source>Whose value</source>
        <translation>Quelle valeur</translation>
    </message>
    <message>
        <source>as above</source>
        <translation>comme ci-dessus</translation>
    </message>
    <message>
        <source>that of the unit changed last</source>
        <translation>celle de l’unité modifiée en dernier</translation>
    </message>
    <message>
        <source>that of {version}</source>
        <translation>celle de {version}</translation>
    </message>
    <message>
        <source>the longest</source>
        <translation>la plus longue</translation>
    </message>
    <message>
        <source>the most precise</source>
        <translation>la plus précise</translation>
    </message>
    <message>
        <source>{a} and {b}</source>
        <translation>{a} et {b}</translation>
    </message>
</context>
<context>
    <name>UnionPage</name>
    <message>
        <source>As it stands it would be refused: see what speaks against it.</source>
        <translation>En l’état, ce serait refusé&#xa0;: voyez ce qui s’y oppose.</translation>
    </message>
    <message>
        <source>It becomes a version of its own; neither of the two is changed.</source>
        <translation>Elle devient une version à part&#xa0;; aucune des deux n’est modifiée.</translation>
    </message>
    <message>
        <source>Nothing is decided by hand.</source>
        <translation>Rien n’est décidé à la main.</translation>
    </message>
    <message>
        <source>The union is being made.</source>
        <translation>L’union est en cours.</translation>
    </message>
    <message>
        <source>Unite them</source>
        <translation>Les unir</translation>
    </message>
    <message>
        <source>Unite {a} with {b}</source>
        <translation>Unir {a} et {b}</translation>
    </message>
    <message>
        <source>What would come of it is being worked out.</source>
        <translation>Ce qui en résulterait est en cours de calcul.</translation>
    </message>
    <message>
        <source>‹ The queue</source>
        <translation>‹ La file</translation>
    </message>
</context>
<context>
    <name>UnionPreview</name>
    <message numerus="yes">
        <source>%Ln more stand(s) behind these.</source>
        <translation>
            <numerusform>%Ln autre suit.</numerusform>
            <numerusform>%Ln autres suivent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a line of the list.</source>
        <translation>Choisissez une ligne de la liste.</translation>
    </message>
    <message>
        <source>Decide unit by unit…</source>
        <translation>Décider unité par unité…</translation>
    </message>
    <message>
        <source>Decided by hand</source>
        <translation>Décidées à la main</translation>
    </message>
    <message>
        <source>Left out of {version}</source>
        <translation>Laissées de côté, de {version}</translation>
    </message>
    <message>
        <source>One of both</source>
        <translation>Communes aux deux</translation>
    </message>
    <message>
        <source>Only in {version}</source>
        <translation>Seulement dans {version}</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>La voir</translation>
    </message>
    <message>
        <source>This is of no single unit.</source>
        <translation>Cela ne vient pas d’une seule unité.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>What speaks against it</source>
        <translation>Ce qui s’y oppose</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>What would come of it</source>
        <translation>Ce qui en résulterait</translation>
    </message>
    <message>
        <source>Where both say otherwise</source>
        <translation>Là où les deux diffèrent</translation>
    </message>
    <message>
        <source>{count}: {a} as in {first}, {b} as in {second}</source>
        <translation>{count}&#xa0;: {a} comme dans {first}, {b} comme dans {second}</translation>
    </message>
</context>
<context>
    <name>Uniting</name>
    <message numerus="yes">
        <source>%Ln decision(s) by hand are in {file}.</source>
        <translation>
            <numerusform>%Ln décision à la main est dans {file}.</numerusform>
            <numerusform>%Ln décisions à la main sont dans {file}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Decisions by hand</source>
        <translation>Décisions à la main</translation>
    </message>
    <message>
        <source>Give the new source a name.</source>
        <translation>Donnez un nom à la nouvelle source.</translation>
    </message>
    <message>
        <source>It was cancelled. Change something to have it worked out again.</source>
        <translation>C’est annulé. Changez quelque chose pour relancer le calcul.</translation>
    </message>
    <message>
        <source>Lists of decisions</source>
        <translation>Listes de décisions</translation>
    </message>
    <message>
        <source>No unit of {version} is linked with it or proposed for it.</source>
        <translation>Aucune unité de {version} n’est liée à elle ni proposée pour elle.</translation>
    </message>
    <message>
        <source>See what uniting {a} with {b} comes to</source>
        <translation>Voir ce que donne l’union de {a} et {b}</translation>
    </message>
    <message>
        <source>The union is being made.</source>
        <translation>L’union est en cours.</translation>
    </message>
    <message>
        <source>Unite {a} with {b}</source>
        <translation>Unir {a} et {b}</translation>
    </message>
    <message numerus="yes">
        <source>Units are linked no more: %Ln decision(s) by hand were left out.</source>
        <translation>
            <numerusform>Des unités ne sont plus liées&#xa0;: %Ln décision à la main laissée de côté.</numerusform>
            <numerusform>Des unités ne sont plus liées&#xa0;: %Ln décisions à la main laissées de côté.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{version} is made: %Ln unit(s), {both} of them one of both.</source>
        <translation>
            <numerusform>{version} est faite&#xa0;: %Ln unité, dont {both} commune(s) aux deux.</numerusform>
            <numerusform>{version} est faite&#xa0;: %Ln unités, dont {both} communes aux deux.</numerusform>
        </translation>
    </message>
</context>
</TS>
