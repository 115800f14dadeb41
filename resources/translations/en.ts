<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%Ln link(s)</source>
        <translation>
            <numerusform>%Ln link</numerusform>
            <numerusform>%Ln links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln link(s)</source>
        <translation>
            <numerusform>Accept %Ln link</numerusform>
            <numerusform>Accept %Ln links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>If you stopped now, about %Ln answer(s) would be wrong.</source>
        <translation>
            <numerusform>If you stopped now, about %Ln answer would be wrong.</numerusform>
            <numerusform>If you stopped now, about %Ln answers would be wrong.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Claiming</name>
    <message numerus="yes">
        <source>%Ln of them are in parts that {who} has claimed.</source>
        <translation>
            <numerusform>%Ln of them is in parts that {who} has claimed.</numerusform>
            <numerusform>%Ln of them are in parts that {who} has claimed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{part} is yours, and others see so: %Ln unit(s) to decide.</source>
        <translation>
            <numerusform>{part} is yours, and others see so: %Ln unit to decide.</numerusform>
            <numerusform>{part} is yours, and others see so: %Ln units to decide.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CollectedBar</name>
    <message numerus="yes">
        <source>Commit %Ln edit(s)</source>
        <translation>
            <numerusform>Commit %Ln edit</numerusform>
            <numerusform>Commit %Ln edits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Collecting</name>
    <message numerus="yes">
        <source>%Ln collected edit(s) discarded.</source>
        <translation>
            <numerusform>%Ln collected edit discarded.</numerusform>
            <numerusform>%Ln collected edits discarded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) committed.</source>
        <translation>
            <numerusform>%Ln edit committed.</numerusform>
            <numerusform>%Ln edits committed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareBulk</name>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln difference</numerusform>
            <numerusform>%Ln differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln</source>
        <translation>
            <numerusform>Accept %Ln</numerusform>
            <numerusform>Accept %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln, delete missing units</source>
        <translation>
            <numerusform>Accept %Ln, delete missing units</numerusform>
            <numerusform>Accept %Ln, delete missing units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln, reject missing units</source>
        <translation>
            <numerusform>Accept %Ln, reject missing units</numerusform>
            <numerusform>Accept %Ln, reject missing units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refuse %Ln</source>
        <translation>
            <numerusform>Refuse %Ln</numerusform>
            <numerusform>Refuse %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refuse %Ln until they change</source>
        <translation>
            <numerusform>Refuse %Ln until it changes</numerusform>
            <numerusform>Refuse %Ln until they change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopen %Ln</source>
        <translation>
            <numerusform>Reopen %Ln</numerusform>
            <numerusform>Reopen %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %Ln chosen unit(s)</source>
        <translation>
            <numerusform>the chosen unit</numerusform>
            <numerusform>the %Ln chosen units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareTerms</name>
    <message numerus="yes">
        <source>Accepted %Ln difference(s).</source>
        <translation>
            <numerusform>Accepted %Ln difference.</numerusform>
            <numerusform>Accepted %Ln differences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %Ln difference(s); missing units are deleted.</source>
        <translation>
            <numerusform>Accepted %Ln difference; missing units are deleted.</numerusform>
            <numerusform>Accepted %Ln differences; missing units are deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %Ln difference(s); missing units are rejected.</source>
        <translation>
            <numerusform>Accepted %Ln difference; missing units are rejected.</numerusform>
            <numerusform>Accepted %Ln differences; missing units are rejected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused %Ln difference(s) until they change.</source>
        <translation>
            <numerusform>Refused %Ln difference until it changes.</numerusform>
            <numerusform>Refused %Ln differences until they change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused %Ln difference(s).</source>
        <translation>
            <numerusform>Refused %Ln difference.</numerusform>
            <numerusform>Refused %Ln differences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopened %Ln difference(s).</source>
        <translation>
            <numerusform>Reopened %Ln difference.</numerusform>
            <numerusform>Reopened %Ln differences.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareWorkspace</name>
    <message numerus="yes">
        <source>Applied %Ln change(s) to {base}.</source>
        <translation>
            <numerusform>Applied %Ln change to {base}.</numerusform>
            <numerusform>Applied %Ln changes to {base}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message numerus="yes">
        <source>%Ln still open</source>
        <translation>
            <numerusform>%Ln still open</numerusform>
            <numerusform>%Ln still open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message numerus="yes">
        <source>It is there, with %Ln version(s).</source>
        <translation>
            <numerusform>It is there, with %Ln version.</numerusform>
            <numerusform>It is there, with %Ln versions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message numerus="yes">
        <source>Accepted %Ln link(s).</source>
        <translation>
            <numerusform>Accepted %Ln link.</numerusform>
            <numerusform>Accepted %Ln links.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Said of %Ln unit(s) that there is no match.</source>
        <translation>
            <numerusform>Said of %Ln unit that there is no match.</numerusform>
            <numerusform>Said of %Ln units that there is no match.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>%Ln unit(s) taken. Go to the new parent and move them there.</source>
        <translation>
            <numerusform>%Ln unit taken. Go to the new parent and move it there.</numerusform>
            <numerusform>%Ln units taken. Go to the new parent and move them there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop %Ln unit(s)</source>
        <translation>
            <numerusform>Drop %Ln unit</numerusform>
            <numerusform>Drop %Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its %Ln unit(s) go for good; this cannot be undone.</source>
        <translation>
            <numerusform>Its %Ln unit goes for good; this cannot be undone.</numerusform>
            <numerusform>Its %Ln units go for good; this cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesBulk</name>
    <message numerus="yes">
        <source>%Ln pair(s)</source>
        <translation>
            <numerusform>%Ln pair</numerusform>
            <numerusform>%Ln pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %Ln pair(s)</source>
        <translation>
            <numerusform>Merge %Ln pair</numerusform>
            <numerusform>Merge %Ln pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln pair(s) for one place</source>
        <translation>
            <numerusform>Take %Ln pair for one place</numerusform>
            <numerusform>Take %Ln pairs for one place</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesWorkspace</name>
    <message numerus="yes">
        <source>%Ln pair(s) are taken for one place, to be merged.</source>
        <translation>
            <numerusform>%Ln pair is taken for one place, to be merged.</numerusform>
            <numerusform>%Ln pairs are taken for one place, to be merged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) the file would not hold, see above.</source>
        <translation>
            <numerusform>%Ln thing the file would not hold, see above.</numerusform>
            <numerusform>%Ln things the file would not hold, see above.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s), {groups}. </source>
        <translation>
            <numerusform>%Ln unit, {groups}. </numerusform>
            <numerusform>%Ln units, {groups}. </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{version} is in {file}: %Ln unit(s).</source>
        <translation>
            <numerusform>{version} is in {file}: %Ln unit.</numerusform>
            <numerusform>{version} is in {file}: %Ln units.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesForm</name>
    <message numerus="yes">
        <source>{names} and %Ln more</source>
        <translation>
            <numerusform>{names} and %Ln more</numerusform>
            <numerusform>{names} and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of {unit}</source>
        <translation>
            <numerusform>%Ln change of {unit}</numerusform>
            <numerusform>%Ln changes of {unit}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln change(s)</source>
        <translation>
            <numerusform>{shown} of %Ln change</numerusform>
            <numerusform>{shown} of %Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message numerus="yes">
        <source>%Ln units</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln line(s).</source>
        <translation>
            <numerusform>Copied %Ln line.</numerusform>
            <numerusform>Copied %Ln lines.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptOffers</name>
    <message numerus="yes">
        <source>%Ln edit(s) of {version} that you had collected when this registry was replaced ({when}) cannot be brought back: {edits}. {reason}</source>
        <translation>
            <numerusform>%Ln edit of {version} that you had collected when this registry was replaced ({when}) cannot be brought back: {edits}. {reason}</numerusform>
            <numerusform>%Ln edits of {version} that you had collected when this registry was replaced ({when}) cannot be brought back: {edits}. {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) that you had collected when this registry was replaced ({when}) are kept: {edits}.</source>
        <translation>
            <numerusform>%Ln edit that you had collected when this registry was replaced ({when}) is kept: {edits}.</numerusform>
            <numerusform>%Ln edits that you had collected when this registry was replaced ({when}) are kept: {edits}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more message(s) of this kind will follow.</source>
        <translation>
            <numerusform>%Ln more message of this kind will follow.</numerusform>
            <numerusform>%Ln more messages of this kind will follow.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>%Ln job(s) still running:</source>
        <translation>
            <numerusform>%Ln job still running:</numerusform>
            <numerusform>%Ln jobs still running:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListModel</name>
    <message numerus="yes">
        <source>{place} · %Ln unit(s)</source>
        <translation>
            <numerusform>{place} · %Ln unit</numerusform>
            <numerusform>{place} · %Ln units</numerusform>
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
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%Ln decided</source>
        <translation>
            <numerusform>%Ln decided</numerusform>
            <numerusform>%Ln decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {all} units differ</source>
        <translation>
            <numerusform>%Ln of {all} units differs</numerusform>
            <numerusform>%Ln of {all} units differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of all %Ln that wait about {wrong} are expected to be two places.</source>
        <translation>
            <numerusform>Of the %Ln that waits about {wrong} is expected to be two places.</numerusform>
            <numerusform>Of all %Ln that wait about {wrong} are expected to be two places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message numerus="yes">
        <source>Level %Ln</source>
        <translation>
            <numerusform>Level %Ln</numerusform>
            <numerusform>Level %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatchBulk</name>
    <message numerus="yes">
        <source>Accept again %Ln link(s) of units that changed since</source>
        <translation>
            <numerusform>Accept again %Ln link of units that changed since</numerusform>
            <numerusform>Accept again %Ln links of units that changed since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No match for %Ln unit(s) without a candidate</source>
        <translation>
            <numerusform>No match for %Ln unit without a candidate</numerusform>
            <numerusform>No match for %Ln units without a candidate</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatchClaims</name>
    <message numerus="yes">
        <source>%Ln to decide</source>
        <translation>
            <numerusform>%Ln to decide</numerusform>
            <numerusform>%Ln to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>without %Ln of others</source>
        <translation>
            <numerusform>without %Ln of others</numerusform>
            <numerusform>without %Ln of others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembersField</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message numerus="yes">
        <source>%Ln pair(s) cannot be merged.</source>
        <translation>
            <numerusform>%Ln pair cannot be merged.</numerusform>
            <numerusform>%Ln pairs cannot be merged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) are merged</source>
        <translation>
            <numerusform>%Ln unit is merged</numerusform>
            <numerusform>%Ln units are merged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %Ln pair(s)</source>
        <translation>
            <numerusform>Merge %Ln pair</numerusform>
            <numerusform>Merge %Ln pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What went was linked to %Ln unit(s) of {version}: decide anew what that is.</source>
        <translation>
            <numerusform>What went was linked to %Ln unit of {version}: decide anew what that is.</numerusform>
            <numerusform>What went was linked to %Ln units of {version}: decide anew what these are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutcomeBar</name>
    <message numerus="yes">
        <source>%Ln problem(s)
in the result</source>
        <translation>
            <numerusform>%Ln problem
in the result</numerusform>
            <numerusform>%Ln problems
in the result</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln change(s)</source>
        <translation>
            <numerusform>Apply %Ln change</numerusform>
            <numerusform>Apply %Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PairPane</name>
    <message numerus="yes">
        <source>%Ln of its groups, references and names are kept too.</source>
        <translation>
            <numerusform>%Ln of its groups, references and names is kept too.</numerusform>
            <numerusform>%Ln of its groups, references and names are kept too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) below it move along.</source>
        <translation>
            <numerusform>%Ln unit below it moves along.</numerusform>
            <numerusform>%Ln units below it move along.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message numerus="yes">
        <source>%Ln decision(s) came in from {file}.</source>
        <translation>
            <numerusform>%Ln decision came in from {file}.</numerusform>
            <numerusform>%Ln decisions came in from {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) say nothing that was decided.</source>
        <translation>
            <numerusform>%Ln row says nothing that was decided.</numerusform>
            <numerusform>%Ln rows say nothing that was decided.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stand(s) otherwise here and stayed so.</source>
        <translation>
            <numerusform>%Ln stands otherwise here and stayed so.</numerusform>
            <numerusform>%Ln stand otherwise here and stayed so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stood already.</source>
        <translation>
            <numerusform>%Ln stood already.</numerusform>
            <numerusform>%Ln stood already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastList</name>
    <message numerus="yes">
        <source>%Ln older changes stand in the history.</source>
        <translation>
            <numerusform>%Ln older change stands in the history.</numerusform>
            <numerusform>%Ln older changes stand in the history.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaceRows</name>
    <message numerus="yes">
        <source>%Ln units have one</source>
        <translation>
            <numerusform>%Ln unit has one</numerusform>
            <numerusform>%Ln units have one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemsPane</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) when it was last looked through; units changed since.</source>
        <translation>
            <numerusform>%Ln problem when it was last looked through; units changed since.</numerusform>
            <numerusform>%Ln problems when it was last looked through; units changed since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pyramid</name>
    <message numerus="yes">
        <source>Show %Ln level(s)</source>
        <translation>
            <numerusform>Show %Ln level</numerusform>
            <numerusform>Show %Ln levels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message numerus="yes">
        <source>%Ln unit(s) stand below what is to be deleted.</source>
        <translation>
            <numerusform>%Ln unit stands below what is to be deleted.</numerusform>
            <numerusform>%Ln units stand below what is to be deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln unit(s)</source>
        <translation>
            <numerusform>Delete %Ln unit</numerusform>
            <numerusform>Delete %Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On which day do %Ln unit(s) close?</source>
        <translation>
            <numerusform>On which day does %Ln unit close?</numerusform>
            <numerusform>On which day do %Ln units close?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reopening</name>
    <message numerus="yes">
        <source>%Ln edit(s) that you had collected when this registry was replaced are kept.</source>
        <translation>
            <numerusform>%Ln edit that you had collected when this registry was replaced is kept.</numerusform>
            <numerusform>%Ln edits that you had collected when this registry was replaced are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>And %Ln more.</numerusform>
            <numerusform>And %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the list not found</source>
        <translation>
            <numerusform>%Ln of the list not found</numerusform>
            <numerusform>%Ln of the list not found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message numerus="yes">
        <source>DHIS2 {version}: %Ln unit(s) changed since {since}.</source>
        <translation>
            <numerusform>DHIS2 {version}: %Ln unit changed since {since}.</numerusform>
            <numerusform>DHIS2 {version}: %Ln units changed since {since}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DHIS2 {version}: %Ln unit(s) fetched.</source>
        <translation>
            <numerusform>DHIS2 {version}: %Ln unit fetched.</numerusform>
            <numerusform>DHIS2 {version}: %Ln units fetched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is there: DHIS2 {version}, with %Ln unit(s).</source>
        <translation>
            <numerusform>It is there: DHIS2 {version}, with %Ln unit.</numerusform>
            <numerusform>It is there: DHIS2 {version}, with %Ln units.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message numerus="yes">
        <source>{other} for {base} · %Ln decided · begun by {who}, {when}</source>
        <translation>
            <numerusform>{other} for {base} · %Ln decided · begun by {who}, {when}</numerusform>
            <numerusform>{other} for {base} · %Ln decided · begun by {who}, {when}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusMeanings</name>
    <message numerus="yes">
        <source>%Ln more word(s): perhaps this column is of something else, to be chosen under “Columns”.</source>
        <translation>
            <numerusform>%Ln more word: perhaps this column is of something else, to be chosen under “Columns”.</numerusform>
            <numerusform>%Ln more words: perhaps this column is of something else, to be chosen under “Columns”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TitleBar</name>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) merged since; scores and reasons are those of before.</source>
        <translation>
            <numerusform>%Ln unit merged since; scores and reasons are those of before.</numerusform>
            <numerusform>%Ln units merged since; scores and reasons are those of before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TreeModel</name>
    <message numerus="yes">
        <source>%Ln unit(s) below</source>
        <translation>
            <numerusform>%Ln unit below</numerusform>
            <numerusform>%Ln units below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TreePanel</name>
    <message numerus="yes">
        <source>%Ln of the list not found: {list}</source>
        <translation>
            <numerusform>%Ln of the list not found: {list}</numerusform>
            <numerusform>%Ln of the list not found: {list}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message numerus="yes">
        <source>%Ln step(s) taken back.</source>
        <translation>
            <numerusform>%Ln step taken back.</numerusform>
            <numerusform>%Ln steps taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnionPreview</name>
    <message numerus="yes">
        <source>%Ln more stand(s) behind these.</source>
        <translation>
            <numerusform>%Ln more stands behind these.</numerusform>
            <numerusform>%Ln more stand behind these.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitCard</name>
    <message numerus="yes">
        <source>%Ln below</source>
        <translation>
            <numerusform>%Ln below</numerusform>
            <numerusform>%Ln below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitPane</name>
    <message numerus="yes">
        <source>%Ln still free at the top</source>
        <translation>
            <numerusform>%Ln still free at the top</numerusform>
            <numerusform>%Ln still free at the top</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still free in {place}</source>
        <translation>
            <numerusform>%Ln still free in {place}</numerusform>
            <numerusform>%Ln still free in {place}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln unit(s) together</source>
        <translation>
            <numerusform>Show the unit</numerusform>
            <numerusform>Show the %Ln units together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Uniting</name>
    <message numerus="yes">
        <source>%Ln decision(s) by hand are in {file}.</source>
        <translation>
            <numerusform>%Ln decision by hand is in {file}.</numerusform>
            <numerusform>%Ln decisions by hand are in {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Units are linked no more: %Ln decision(s) by hand were left out.</source>
        <translation>
            <numerusform>Units are linked no more: %Ln decision by hand was left out.</numerusform>
            <numerusform>Units are linked no more: %Ln decisions by hand were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{version} is made: %Ln unit(s), {both} of them one of both.</source>
        <translation>
            <numerusform>{version} is made: %Ln unit, {both} of them one of both.</numerusform>
            <numerusform>{version} is made: %Ln units, {both} of them one of both.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message numerus="yes">
        <source>%Ln fault(s) below. What can be read comes in; each fault is noted with it.</source>
        <translation>
            <numerusform>%Ln fault below. What can be read comes in; the fault is noted with it.</numerusform>
            <numerusform>%Ln faults below. What can be read comes in; each fault is noted with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) to look at; nothing of it is in the way.</source>
        <translation>
            <numerusform>%Ln thing to look at; it is not in the way.</numerusform>
            <numerusform>%Ln things to look at; none is in the way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring in %Ln unit(s)</source>
        <translation>
            <numerusform>Bring in %Ln unit</numerusform>
            <numerusform>Bring in %Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose under “Meanings of statuses” what %Ln word(s) mean(s).</source>
        <translation>
            <numerusform>Choose under “Meanings of statuses” what %Ln word means.</numerusform>
            <numerusform>Choose under “Meanings of statuses” what %Ln words mean.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It cannot be brought in: %Ln problem(s) must be solved first.</source>
        <translation>
            <numerusform>It cannot be brought in: %Ln problem must be solved first.</numerusform>
            <numerusform>It cannot be brought in: %Ln problems must be solved first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionWords</name>
    <message numerus="yes">
        <source>{files} and %Ln more</source>
        <translation>
            <numerusform>{files} and %Ln more</numerusform>
            <numerusform>{files} and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>changes</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>durations</name>
    <message numerus="yes">
        <source>%Ln hour(s) left</source>
        <translation>
            <numerusform>%Ln hour left</numerusform>
            <numerusform>%Ln hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) left</source>
        <translation>
            <numerusform>%Ln minute left</numerusform>
            <numerusform>%Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) left</source>
        <translation>
            <numerusform>%Ln second left</numerusform>
            <numerusform>%Ln seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>values</name>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln part</numerusform>
            <numerusform>%Ln parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vertices</source>
        <translation>
            <numerusform>%Ln vertex</numerusform>
            <numerusform>%Ln vertices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a boundary of %Ln vertices</source>
        <translation>
            <numerusform>a boundary of %Ln vertex</numerusform>
            <numerusform>a boundary of %Ln vertices</numerusform>
        </translation>
    </message>
</context>
</TS>
