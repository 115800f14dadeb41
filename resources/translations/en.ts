<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CollectedBar</name>
    <message numerus="yes">
        <source>Commit %n edit(s)</source>
        <translation>
            <numerusform>Commit %n edit</numerusform>
            <numerusform>Commit %n edits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Collecting</name>
    <message numerus="yes">
        <source>%n edit(s) committed.</source>
        <translation>
            <numerusform>%n edit committed.</numerusform>
            <numerusform>%n edits committed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n collected edit(s)?</source>
        <translation>
            <numerusform>Discard %n collected edit?</numerusform>
            <numerusform>Discard %n collected edits?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareBulk</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n</source>
        <translation>
            <numerusform>Accept %n</numerusform>
            <numerusform>Accept %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refuse %n</source>
        <translation>
            <numerusform>Refuse %n</numerusform>
            <numerusform>Refuse %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refuse %n until they change</source>
        <translation>
            <numerusform>Refuse %n until it changes</numerusform>
            <numerusform>Refuse %n until they change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopen %n</source>
        <translation>
            <numerusform>Reopen %n</numerusform>
            <numerusform>Reopen %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %n chosen unit(s)</source>
        <translation>
            <numerusform>the chosen unit</numerusform>
            <numerusform>the %n chosen units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareTerms</name>
    <message numerus="yes">
        <source>Accepted %n difference(s).</source>
        <translation>
            <numerusform>Accepted %n difference.</numerusform>
            <numerusform>Accepted %n differences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused %n difference(s) until they change.</source>
        <translation>
            <numerusform>Refused %n difference until it changes.</numerusform>
            <numerusform>Refused %n differences until they change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused %n difference(s).</source>
        <translation>
            <numerusform>Refused %n difference.</numerusform>
            <numerusform>Refused %n differences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopened %n difference(s).</source>
        <translation>
            <numerusform>Reopened %n difference.</numerusform>
            <numerusform>Reopened %n differences.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareWorkspace</name>
    <message numerus="yes">
        <source>Applied %n change(s) to {base}.</source>
        <translation>
            <numerusform>Applied %n change to {base}.</numerusform>
            <numerusform>Applied %n changes to {base}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message numerus="yes">
        <source>%n still open</source>
        <translation>
            <numerusform>%n still open</numerusform>
            <numerusform>%n still open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message numerus="yes">
        <source>It is there, with %n version(s).</source>
        <translation>
            <numerusform>It is there, with %n version.</numerusform>
            <numerusform>It is there, with %n versions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>%n unit(s) taken. Go to the new parent and move them there.</source>
        <translation>
            <numerusform>%n unit taken. Go to the new parent and move it there.</numerusform>
            <numerusform>%n units taken. Go to the new parent and move them there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop %n unit(s)</source>
        <translation>
            <numerusform>Drop %n unit</numerusform>
            <numerusform>Drop %n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its %n unit(s) go for good; this cannot be undone.</source>
        <translation>
            <numerusform>Its %n unit goes for good; this cannot be undone.</numerusform>
            <numerusform>Its %n units go for good; this cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message numerus="yes">
        <source>%n thing(s) the file would not hold, see above.</source>
        <translation>
            <numerusform>%n thing the file would not hold, see above.</numerusform>
            <numerusform>%n things the file would not hold, see above.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesForm</name>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} and %n more</numerusform>
            <numerusform>{names} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of {unit}</source>
        <translation>
            <numerusform>%n change of {unit}</numerusform>
            <numerusform>%n changes of {unit}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %n change(s)</source>
        <translation>
            <numerusform>{shown} of %n change</numerusform>
            <numerusform>{shown} of %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message numerus="yes">
        <source>%n units</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n line(s).</source>
        <translation>
            <numerusform>Copied %n line.</numerusform>
            <numerusform>Copied %n lines.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>%n job(s) still running:</source>
        <translation>
            <numerusform>%n job still running:</numerusform>
            <numerusform>%n jobs still running:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListModel</name>
    <message numerus="yes">
        <source>{place} · %n unit(s)</source>
        <translation>
            <numerusform>{place} · %n unit</numerusform>
            <numerusform>{place} · %n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%n decided</source>
        <translation>
            <numerusform>%n decided</numerusform>
            <numerusform>%n decided</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message numerus="yes">
        <source>Level %n</source>
        <translation>
            <numerusform>Level %n</numerusform>
            <numerusform>Level %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembersField</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutcomeBar</name>
    <message numerus="yes">
        <source>%n problem(s)
in the result</source>
        <translation>
            <numerusform>%n problem
in the result</numerusform>
            <numerusform>%n problems
in the result</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation>
            <numerusform>Apply %n change</numerusform>
            <numerusform>Apply %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastList</name>
    <message numerus="yes">
        <source>%n older changes stand in the history.</source>
        <translation>
            <numerusform>%n older change stands in the history.</numerusform>
            <numerusform>%n older changes stand in the history.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaceRows</name>
    <message numerus="yes">
        <source>%n units have one</source>
        <translation>
            <numerusform>%n unit has one</numerusform>
            <numerusform>%n units have one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemsPane</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) when it was last looked through; units changed since.</source>
        <translation>
            <numerusform>%n problem when it was last looked through; units changed since.</numerusform>
            <numerusform>%n problems when it was last looked through; units changed since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pyramid</name>
    <message numerus="yes">
        <source>Show %n level(s)</source>
        <translation>
            <numerusform>Show %n level</numerusform>
            <numerusform>Show %n levels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message numerus="yes">
        <source>%n unit(s) stand below what is to be deleted.</source>
        <translation>
            <numerusform>%n unit stands below what is to be deleted.</numerusform>
            <numerusform>%n units stand below what is to be deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n unit(s)</source>
        <translation>
            <numerusform>Delete %n unit</numerusform>
            <numerusform>Delete %n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On which day do %n unit(s) close?</source>
        <translation>
            <numerusform>On which day does %n unit close?</numerusform>
            <numerusform>On which day do %n units close?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the list not found</source>
        <translation>
            <numerusform>%n of the list not found</numerusform>
            <numerusform>%n of the list not found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message numerus="yes">
        <source>DHIS2 {version}: %n unit(s) changed since {since}.</source>
        <translation>
            <numerusform>DHIS2 {version}: %n unit changed since {since}.</numerusform>
            <numerusform>DHIS2 {version}: %n units changed since {since}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DHIS2 {version}: %n unit(s) fetched.</source>
        <translation>
            <numerusform>DHIS2 {version}: %n unit fetched.</numerusform>
            <numerusform>DHIS2 {version}: %n units fetched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message numerus="yes">
        <source>{other} for {base} · %n decided · begun by {who}, {when}</source>
        <translation>
            <numerusform>{other} for {base} · %n decided · begun by {who}, {when}</numerusform>
            <numerusform>{other} for {base} · %n decided · begun by {who}, {when}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TreeModel</name>
    <message numerus="yes">
        <source>%n unit(s) below</source>
        <translation>
            <numerusform>%n unit below</numerusform>
            <numerusform>%n units below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TreePanel</name>
    <message numerus="yes">
        <source>%n of the list not found: {list}</source>
        <translation>
            <numerusform>%n of the list not found: {list}</numerusform>
            <numerusform>%n of the list not found: {list}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitPane</name>
    <message numerus="yes">
        <source>Show the %n unit(s) together</source>
        <translation>
            <numerusform>Show the unit</numerusform>
            <numerusform>Show the %n units together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message numerus="yes">
        <source>%n fault(s) below. What can be read comes in; each fault is noted with it.</source>
        <translation>
            <numerusform>%n fault below. What can be read comes in; the fault is noted with it.</numerusform>
            <numerusform>%n faults below. What can be read comes in; each fault is noted with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to look at; nothing of it is in the way.</source>
        <translation>
            <numerusform>%n thing to look at; it is not in the way.</numerusform>
            <numerusform>%n things to look at; none is in the way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It cannot be brought in: %n problem(s) must be solved first.</source>
        <translation>
            <numerusform>It cannot be brought in: %n problem must be solved first.</numerusform>
            <numerusform>It cannot be brought in: %n problems must be solved first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionWords</name>
    <message numerus="yes">
        <source>{files} and %n more</source>
        <translation>
            <numerusform>{files} and %n more</numerusform>
            <numerusform>{files} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>changes</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>durations</name>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>%n hour left</numerusform>
            <numerusform>%n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>values</name>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n part</numerusform>
            <numerusform>%n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vertices</source>
        <translation>
            <numerusform>%n vertex</numerusform>
            <numerusform>%n vertices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a boundary of %n vertices</source>
        <translation>
            <numerusform>a boundary of %n vertex</numerusform>
            <numerusform>a boundary of %n vertices</numerusform>
        </translation>
    </message>
</context>
</TS>
