--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: georegistry; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA georegistry;


--
-- Name: boundary_delete(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.boundary_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = 'dropped';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.boundary_history (changeset_id, version_id, op, uuid, derived, geom)
    SELECT header, version, 'D', (SELECT u.uuid FROM georegistry.org_unit u WHERE u.id = o.org_unit_id), o.derived, o.geom
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: boundary_insert(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.boundary_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM new_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = 'loading';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.boundary_history (changeset_id, version_id, op, uuid)
    SELECT header, version, 'I', (SELECT u.uuid FROM georegistry.org_unit u WHERE u.id = o.org_unit_id)
    FROM new_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: boundary_update(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.boundary_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

IF EXISTS (SELECT 1 FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id WHERE n.id IS NULL OR NOT (n.version_id = o.version_id))
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'The uuid and the version of a record never change.'; END IF;
FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = '';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.boundary_history (changeset_id, version_id, op, uuid, derived, geom)
    SELECT header, version, 'U', (SELECT u.uuid FROM georegistry.org_unit u WHERE u.id = o.org_unit_id), o.derived, o.geom
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: changeset_guard(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.changeset_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$

BEGIN

IF TG_OP = 'DELETE' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'History cannot be changed.'; END IF;
IF OLD.state = 'discarded' OR (OLD.state = 'committed' AND (
    OLD.revision IS NOT NULL OR (NEW.uuid, NEW.version_id, NEW.kind, NEW.state, NEW.label, NEW.author)
    IS DISTINCT FROM (OLD.uuid, OLD.version_id, OLD.kind, OLD.state, OLD.label, OLD.author)))
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'History cannot be changed.'; END IF;
RETURN NEW;
END $$;


--
-- Name: draw_revision(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.draw_revision() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE drawn bigint;
BEGIN

IF (SELECT revision FROM georegistry.changeset WHERE id = NEW.id) IS NULL THEN
    UPDATE georegistry.registry_head SET revision = revision + 1 RETURNING revision INTO drawn;
    UPDATE georegistry.changeset SET revision = drawn, committed_at = clock_timestamp() WHERE id = NEW.id;
    PERFORM pg_notify('georegistry', drawn::text);
END IF;
RETURN NULL;
END $$;


--
-- Name: group_set_before_delete(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.group_set_before_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE held text;
BEGIN

SELECT state INTO held FROM georegistry.source_version WHERE id = OLD.version_id;
IF held NOT IN ('live', 'dropped') THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
IF held = 'live' THEN
    DELETE FROM georegistry.group_set_member WHERE group_set_id = OLD.id;
END IF;
RETURN OLD;
END $$;


--
-- Name: group_set_delete(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.group_set_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = 'dropped';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.group_set_history (changeset_id, version_id, op, uuid, name, source_ref)
    SELECT header, version, 'D', o.uuid, o.name, o.source_ref
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: group_set_insert(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.group_set_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM new_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = 'loading';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.group_set_history (changeset_id, version_id, op, uuid)
    SELECT header, version, 'I', o.uuid
    FROM new_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: group_set_member_delete(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.group_set_member_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = 'dropped';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.group_set_member_history (changeset_id, version_id, op, uuid, group_uuid)
    SELECT header, version, 'D', (SELECT s.uuid FROM georegistry.group_set s WHERE s.id = o.group_set_id), (SELECT g.uuid FROM georegistry.org_group g WHERE g.id = o.group_id)
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: group_set_member_insert(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.group_set_member_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM new_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = 'loading';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.group_set_member_history (changeset_id, version_id, op, uuid, group_uuid)
    SELECT header, version, 'I', (SELECT s.uuid FROM georegistry.group_set s WHERE s.id = o.group_set_id), (SELECT g.uuid FROM georegistry.org_group g WHERE g.id = o.group_id)
    FROM new_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: group_set_member_update(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.group_set_member_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

IF EXISTS (SELECT 1 FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id WHERE n.id IS NULL OR NOT (n.version_id = o.version_id))
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'The uuid and the version of a record never change.'; END IF;
FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = '';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.group_set_member_history (changeset_id, version_id, op, uuid, group_uuid)
    SELECT header, version, 'U', (SELECT s.uuid FROM georegistry.group_set s WHERE s.id = o.group_set_id), (SELECT g.uuid FROM georegistry.org_group g WHERE g.id = o.group_id)
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: group_set_update(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.group_set_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

IF EXISTS (SELECT 1 FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id WHERE n.id IS NULL OR NOT (n.version_id = o.version_id AND n.uuid = o.uuid))
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'The uuid and the version of a record never change.'; END IF;
FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = '';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.group_set_history (changeset_id, version_id, op, uuid, name, source_ref)
    SELECT header, version, 'U', o.uuid, o.name, o.source_ref
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: history_guard(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.history_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$

BEGIN
RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'History cannot be changed.';
END $$;


--
-- Name: membership_delete(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.membership_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = 'dropped';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.membership_history (changeset_id, version_id, op, uuid, group_uuid)
    SELECT header, version, 'D', (SELECT u.uuid FROM georegistry.org_unit u WHERE u.id = o.org_unit_id), (SELECT g.uuid FROM georegistry.org_group g WHERE g.id = o.group_id)
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: membership_insert(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.membership_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM new_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = 'loading';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.membership_history (changeset_id, version_id, op, uuid, group_uuid)
    SELECT header, version, 'I', (SELECT u.uuid FROM georegistry.org_unit u WHERE u.id = o.org_unit_id), (SELECT g.uuid FROM georegistry.org_group g WHERE g.id = o.group_id)
    FROM new_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: membership_update(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.membership_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

IF EXISTS (SELECT 1 FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id WHERE n.id IS NULL OR NOT (n.version_id = o.version_id))
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'The uuid and the version of a record never change.'; END IF;
FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = '';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.membership_history (changeset_id, version_id, op, uuid, group_uuid)
    SELECT header, version, 'U', (SELECT u.uuid FROM georegistry.org_unit u WHERE u.id = o.org_unit_id), (SELECT g.uuid FROM georegistry.org_group g WHERE g.id = o.group_id)
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: open_changeset(bigint); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.open_changeset(version bigint) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE found bigint;
BEGIN

SELECT id INTO found FROM georegistry.changeset
WHERE transaction_id = pg_current_xact_id()::text::bigint
    AND changeset.version_id = version ORDER BY id DESC LIMIT 1;
IF found IS NULL THEN
    INSERT INTO georegistry.changeset (uuid, version_id, kind, state, label, author, application, created_at,
                                    committed_at, transaction_id)
    VALUES (gen_random_uuid()::text, version, 'outside', 'committed', 'Changed outside GeoRegistry',
            session_user,
            coalesce(nullif(current_setting('application_name'), ''), 'outside'), now(), now(),
            pg_current_xact_id()::text::bigint)
    RETURNING id INTO found;
END IF;
RETURN found;
END $$;


--
-- Name: org_group_before_delete(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.org_group_before_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE held text;
BEGIN

SELECT state INTO held FROM georegistry.source_version WHERE id = OLD.version_id;
IF held NOT IN ('live', 'dropped') THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
IF held = 'live' THEN
    DELETE FROM georegistry.membership WHERE group_id = OLD.id;
    DELETE FROM georegistry.group_set_member WHERE version_id = OLD.version_id AND group_id = OLD.id;
END IF;
RETURN OLD;
END $$;


--
-- Name: org_group_delete(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.org_group_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = 'dropped';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.org_group_history (changeset_id, version_id, op, uuid, name, source_ref, code)
    SELECT header, version, 'D', o.uuid, o.name, o.source_ref, o.code
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: org_group_insert(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.org_group_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM new_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = 'loading';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.org_group_history (changeset_id, version_id, op, uuid)
    SELECT header, version, 'I', o.uuid
    FROM new_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: org_group_update(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.org_group_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

IF EXISTS (SELECT 1 FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id WHERE n.id IS NULL OR NOT (n.version_id = o.version_id AND n.uuid = o.uuid))
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'The uuid and the version of a record never change.'; END IF;
FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = '';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.org_group_history (changeset_id, version_id, op, uuid, name, source_ref, code)
    SELECT header, version, 'U', o.uuid, o.name, o.source_ref, o.code
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: org_unit_before_delete(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.org_unit_before_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE held text;
BEGIN

SELECT state INTO held FROM georegistry.source_version WHERE id = OLD.version_id;
IF held NOT IN ('live', 'dropped') THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
IF held = 'live' THEN
    DELETE FROM georegistry.boundary WHERE org_unit_id = OLD.id;
    DELETE FROM georegistry.reference WHERE org_unit_id = OLD.id;
    DELETE FROM georegistry.membership WHERE version_id = OLD.version_id AND org_unit_id = OLD.id;
END IF;
RETURN OLD;
END $$;


--
-- Name: org_unit_before_update(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.org_unit_before_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$

BEGIN

IF NEW.uuid <> OLD.uuid OR NEW.version_id <> OLD.version_id THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'The uuid and the version of a record never change.'; END IF;
NEW.rev := OLD.rev + 1;
NEW.updated_at := now();
NEW.updated_by := session_user;
RETURN NEW;
END $$;


--
-- Name: org_unit_delete(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.org_unit_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = 'dropped';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.org_unit_history (changeset_id, version_id, op, uuid, parent_uuid, type_id, name, short_name, code, source_ref, status, opening_date, closed_date, aliases, extra, translations, altitude, accuracy, point)
    SELECT header, version, 'D', o.uuid, (SELECT p.uuid FROM georegistry.org_unit p WHERE p.id = o.parent_id), o.type_id, o.name, o.short_name, o.code, o.source_ref, o.status, o.opening_date, o.closed_date, o.aliases, o.extra, o.translations, o.altitude, o.accuracy, o.point
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: org_unit_insert(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.org_unit_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM new_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version FOR SHARE;
    CONTINUE WHEN held = 'loading';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    WITH RECURSIVE placed AS (
        SELECT n.id, n.version_id, coalesce(p.path, '/') || n.id || '/' AS path,
            coalesce(p.depth, 0) + 1 AS depth
        FROM new_rows n LEFT JOIN georegistry.org_unit_path p
            ON p.org_unit_id = n.parent_id AND p.version_id = n.version_id
        WHERE n.version_id = version AND (n.parent_id IS NULL OR p.path IS NOT NULL)
        UNION ALL
        SELECT n.id, n.version_id, placed.path || n.id || '/', placed.depth + 1
        FROM new_rows n JOIN placed ON n.parent_id = placed.id)
    INSERT INTO georegistry.org_unit_path (org_unit_id, version_id, path, depth)
    SELECT id, version_id, path, depth FROM placed;
    IF EXISTS (SELECT 1 FROM new_rows n LEFT JOIN georegistry.org_unit_path p ON p.org_unit_id = n.id
               WHERE n.version_id = version AND p.path IS NULL)
    THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'A unit cannot be moved below itself: its chain of parents would come back to it (cycle).'; END IF;
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.org_unit_history (changeset_id, version_id, op, uuid)
    SELECT header, version, 'I', o.uuid
    FROM new_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: org_unit_path_update(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.org_unit_path_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE old_path text; new_prefix text; new_depth int; old_depth int;
BEGIN

PERFORM 1 FROM georegistry.source_version WHERE id = NEW.version_id FOR NO KEY UPDATE;
SELECT path INTO old_path FROM georegistry.org_unit_path WHERE org_unit_id = NEW.id;
SELECT path, depth INTO new_prefix, new_depth FROM georegistry.org_unit_path
WHERE org_unit_id = NEW.parent_id AND version_id = NEW.version_id;
IF NEW.parent_id IS NULL THEN new_prefix := '/'; new_depth := 0; END IF;
IF new_prefix IS NULL THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'The parent is not a unit of the same version.'; END IF;
IF starts_with(new_prefix, old_path) THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'A unit cannot be moved below itself: its chain of parents would come back to it (cycle).'; END IF;
old_depth := (SELECT depth FROM georegistry.org_unit_path WHERE org_unit_id = NEW.id);
UPDATE georegistry.org_unit_path
SET path = new_prefix || NEW.id || '/' || substr(path, length(old_path) + 1),
    depth = depth + new_depth + 1 - old_depth
WHERE version_id = NEW.version_id AND path >= old_path AND path < left(old_path, -1) || '0';
RETURN NULL;
END $$;


--
-- Name: org_unit_update(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.org_unit_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

IF EXISTS (SELECT 1 FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id WHERE n.id IS NULL OR NOT (n.version_id = o.version_id AND n.uuid = o.uuid))
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'The uuid and the version of a record never change.'; END IF;
FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = '';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.org_unit_history (changeset_id, version_id, op, uuid, parent_uuid, type_id, name, short_name, code, source_ref, status, opening_date, closed_date, aliases, extra, translations, altitude, accuracy, point)
    SELECT header, version, 'U', o.uuid, (SELECT p.uuid FROM georegistry.org_unit p WHERE p.id = o.parent_id), o.type_id, o.name, o.short_name, o.code, o.source_ref, o.status, o.opening_date, o.closed_date, o.aliases, o.extra, o.translations, o.altitude, o.accuracy, o.point
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: reference_delete(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.reference_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = 'dropped';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.reference_history (changeset_id, version_id, op, uuid, source, ref)
    SELECT header, version, 'D', (SELECT u.uuid FROM georegistry.org_unit u WHERE u.id = o.org_unit_id), o.source, o.ref
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: reference_insert(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.reference_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

FOR version IN SELECT DISTINCT version_id FROM new_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = 'loading';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.reference_history (changeset_id, version_id, op, uuid, source, ref)
    SELECT header, version, 'I', (SELECT u.uuid FROM georegistry.org_unit u WHERE u.id = o.org_unit_id), o.source, o.ref
    FROM new_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: reference_update(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.reference_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE version bigint; held text; header bigint;
BEGIN

IF EXISTS (SELECT 1 FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id WHERE n.id IS NULL OR NOT (n.version_id = o.version_id))
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'The uuid and the version of a record never change.'; END IF;
FOR version IN SELECT DISTINCT version_id FROM old_rows LOOP
    SELECT state INTO held FROM georegistry.source_version WHERE id = version ;
    CONTINUE WHEN held = '';
    IF held <> 'live' THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'This version is a snapshot and cannot be changed. Copy it to a curated source first (georegistry copy).'; END IF;
    
    header := georegistry.open_changeset(version);
    INSERT INTO georegistry.reference_history (changeset_id, version_id, op, uuid, source, ref)
    SELECT header, version, 'U', (SELECT u.uuid FROM georegistry.org_unit u WHERE u.id = o.org_unit_id), o.source, o.ref
    FROM old_rows o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;
END $$;


--
-- Name: version_guard(); Type: FUNCTION; Schema: georegistry; Owner: -
--

CREATE FUNCTION georegistry.version_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$

BEGIN

IF TG_OP = 'DELETE' OR (NEW.state <> OLD.state AND NOT (
    (OLD.state = 'loading' AND NEW.state IN ('snapshot', 'live'))
    OR (OLD.state IN ('snapshot', 'live') AND NEW.state = 'dropped')))
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'A version goes from loading to snapshot or live, and from there to dropped; nothing else.'; END IF;
RETURN NEW;
END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: account; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.account (
    id bigint NOT NULL,
    uuid text NOT NULL,
    name text NOT NULL,
    default_source_id bigint
);


--
-- Name: account_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: account_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.account_id_seq OWNED BY georegistry.account.id;


--
-- Name: alembic_version; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: boundary; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.boundary (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    version_id bigint NOT NULL,
    org_unit_id bigint NOT NULL,
    derived boolean DEFAULT false NOT NULL,
    geom public.geometry(MultiPolygon,4326) NOT NULL
);


--
-- Name: boundary_history; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.boundary_history (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    changeset_id bigint NOT NULL,
    version_id bigint NOT NULL,
    op text NOT NULL,
    uuid text,
    derived boolean,
    geom public.geometry(MultiPolygon,4326)
);


--
-- Name: boundary_history_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.boundary_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: boundary_history_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.boundary_history_id_seq OWNED BY georegistry.boundary_history.id;


--
-- Name: boundary_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.boundary_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: boundary_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.boundary_id_seq OWNED BY georegistry.boundary.id;


--
-- Name: changeset; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.changeset (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    uuid text NOT NULL,
    version_id bigint NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    label text NOT NULL,
    author text NOT NULL,
    application text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    committed_at timestamp with time zone,
    revision bigint,
    undoes_id bigint,
    details text DEFAULT '{}'::text NOT NULL,
    transaction_id bigint,
    CONSTRAINT ck_changeset_state CHECK ((state = ANY (ARRAY['open'::text, 'proposed'::text, 'committed'::text, 'discarded'::text])))
);


--
-- Name: changeset_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.changeset_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: changeset_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.changeset_id_seq OWNED BY georegistry.changeset.id;


--
-- Name: data_source; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.data_source (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    project_id bigint NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    lineage text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_data_source_kind CHECK ((kind = ANY (ARRAY['imported'::text, 'curated'::text])))
);


--
-- Name: data_source_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.data_source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: data_source_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.data_source_id_seq OWNED BY georegistry.data_source.id;


--
-- Name: group_set; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.group_set (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    version_id bigint NOT NULL,
    uuid text NOT NULL,
    name text NOT NULL,
    source_ref text
);


--
-- Name: group_set_history; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.group_set_history (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    changeset_id bigint NOT NULL,
    version_id bigint NOT NULL,
    op text NOT NULL,
    uuid text,
    name text,
    source_ref text
);


--
-- Name: group_set_history_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.group_set_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: group_set_history_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.group_set_history_id_seq OWNED BY georegistry.group_set_history.id;


--
-- Name: group_set_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.group_set_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: group_set_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.group_set_id_seq OWNED BY georegistry.group_set.id;


--
-- Name: group_set_member; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.group_set_member (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    version_id bigint NOT NULL,
    group_set_id bigint NOT NULL,
    group_id bigint NOT NULL
);


--
-- Name: group_set_member_history; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.group_set_member_history (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    changeset_id bigint NOT NULL,
    version_id bigint NOT NULL,
    op text NOT NULL,
    uuid text,
    group_uuid text
);


--
-- Name: group_set_member_history_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.group_set_member_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: group_set_member_history_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.group_set_member_history_id_seq OWNED BY georegistry.group_set_member_history.id;


--
-- Name: group_set_member_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.group_set_member_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: group_set_member_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.group_set_member_id_seq OWNED BY georegistry.group_set_member.id;


--
-- Name: membership; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.membership (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    version_id bigint NOT NULL,
    group_id bigint NOT NULL,
    org_unit_id bigint NOT NULL
);


--
-- Name: membership_history; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.membership_history (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    changeset_id bigint NOT NULL,
    version_id bigint NOT NULL,
    op text NOT NULL,
    uuid text,
    group_uuid text
);


--
-- Name: membership_history_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.membership_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: membership_history_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.membership_history_id_seq OWNED BY georegistry.membership_history.id;


--
-- Name: membership_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: membership_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.membership_id_seq OWNED BY georegistry.membership.id;


--
-- Name: org_group; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.org_group (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    version_id bigint NOT NULL,
    uuid text NOT NULL,
    name text NOT NULL,
    source_ref text,
    code text
);


--
-- Name: org_group_history; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.org_group_history (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    changeset_id bigint NOT NULL,
    version_id bigint NOT NULL,
    op text NOT NULL,
    uuid text,
    name text,
    source_ref text,
    code text
);


--
-- Name: org_group_history_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.org_group_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: org_group_history_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.org_group_history_id_seq OWNED BY georegistry.org_group_history.id;


--
-- Name: org_group_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.org_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: org_group_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.org_group_id_seq OWNED BY georegistry.org_group.id;


--
-- Name: org_unit; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.org_unit (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    version_id bigint NOT NULL,
    uuid text DEFAULT (gen_random_uuid())::text NOT NULL,
    parent_id bigint,
    type_id bigint,
    name text NOT NULL,
    short_name text,
    code text,
    source_ref text,
    status text DEFAULT 'NEW'::text NOT NULL,
    opening_date date,
    closed_date date,
    aliases text,
    extra text,
    translations text,
    altitude double precision,
    accuracy double precision,
    rev integer DEFAULT 1 NOT NULL,
    updated_by text,
    updated_at timestamp with time zone,
    point public.geometry(Point,4326),
    CONSTRAINT ck_org_unit_status CHECK ((status = ANY (ARRAY['NEW'::text, 'VALID'::text, 'REJECTED'::text])))
);


--
-- Name: org_unit_history; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.org_unit_history (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    changeset_id bigint NOT NULL,
    version_id bigint NOT NULL,
    op text NOT NULL,
    uuid text,
    parent_uuid text,
    type_id bigint,
    name text,
    short_name text,
    code text,
    source_ref text,
    status text,
    opening_date date,
    closed_date date,
    aliases text,
    extra text,
    translations text,
    altitude double precision,
    accuracy double precision,
    point public.geometry(Point,4326)
);


--
-- Name: org_unit_history_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.org_unit_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: org_unit_history_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.org_unit_history_id_seq OWNED BY georegistry.org_unit_history.id;


--
-- Name: org_unit_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.org_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: org_unit_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.org_unit_id_seq OWNED BY georegistry.org_unit.id;


--
-- Name: org_unit_path; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.org_unit_path (
    org_unit_id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    version_id bigint NOT NULL,
    path text NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL
);


--
-- Name: org_unit_type; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.org_unit_type (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    uuid text NOT NULL,
    name text NOT NULL,
    short_name text,
    depth integer,
    category text
);


--
-- Name: org_unit_type_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.org_unit_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: org_unit_type_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.org_unit_type_id_seq OWNED BY georegistry.org_unit_type.id;


--
-- Name: org_unit_type_parent; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.org_unit_type_parent (
    account_id bigint DEFAULT 1 NOT NULL,
    type_id bigint NOT NULL,
    parent_type_id bigint NOT NULL
);


--
-- Name: project; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.project (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    name text NOT NULL,
    app_id text
);


--
-- Name: project_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.project_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: project_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.project_id_seq OWNED BY georegistry.project.id;


--
-- Name: proposed_change; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.proposed_change (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    changeset_id bigint NOT NULL,
    "position" integer NOT NULL,
    change text NOT NULL,
    decision text,
    decided_by text,
    decided_at timestamp with time zone,
    CONSTRAINT ck_proposed_change_decision CHECK ((decision = ANY (ARRAY['accept'::text, 'refuse'::text, 'refuse-until-changed'::text])))
);


--
-- Name: proposed_change_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.proposed_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: proposed_change_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.proposed_change_id_seq OWNED BY georegistry.proposed_change.id;


--
-- Name: reference; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.reference (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    version_id bigint NOT NULL,
    org_unit_id bigint NOT NULL,
    source text NOT NULL,
    ref text NOT NULL
);


--
-- Name: reference_history; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.reference_history (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    changeset_id bigint NOT NULL,
    version_id bigint NOT NULL,
    op text NOT NULL,
    uuid text,
    source text,
    ref text
);


--
-- Name: reference_history_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.reference_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: reference_history_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.reference_history_id_seq OWNED BY georegistry.reference_history.id;


--
-- Name: reference_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.reference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: reference_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.reference_id_seq OWNED BY georegistry.reference.id;


--
-- Name: registry_head; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.registry_head (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    revision bigint DEFAULT 0 NOT NULL
);


--
-- Name: registry_head_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.registry_head_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: registry_head_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.registry_head_id_seq OWNED BY georegistry.registry_head.id;


--
-- Name: source_version; Type: TABLE; Schema: georegistry; Owner: -
--

CREATE TABLE georegistry.source_version (
    id bigint NOT NULL,
    account_id bigint DEFAULT 1 NOT NULL,
    source_id bigint NOT NULL,
    number integer,
    state text NOT NULL,
    fields text DEFAULT '[]'::text NOT NULL,
    origin text DEFAULT '{}'::text NOT NULL,
    copied_from_id bigint,
    created_by text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_source_version_state CHECK ((state = ANY (ARRAY['loading'::text, 'snapshot'::text, 'live'::text, 'dropped'::text])))
);


--
-- Name: source_version_id_seq; Type: SEQUENCE; Schema: georegistry; Owner: -
--

CREATE SEQUENCE georegistry.source_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: source_version_id_seq; Type: SEQUENCE OWNED BY; Schema: georegistry; Owner: -
--

ALTER SEQUENCE georegistry.source_version_id_seq OWNED BY georegistry.source_version.id;


--
-- Name: account id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.account ALTER COLUMN id SET DEFAULT nextval('georegistry.account_id_seq'::regclass);


--
-- Name: boundary id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.boundary ALTER COLUMN id SET DEFAULT nextval('georegistry.boundary_id_seq'::regclass);


--
-- Name: boundary_history id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.boundary_history ALTER COLUMN id SET DEFAULT nextval('georegistry.boundary_history_id_seq'::regclass);


--
-- Name: changeset id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.changeset ALTER COLUMN id SET DEFAULT nextval('georegistry.changeset_id_seq'::regclass);


--
-- Name: data_source id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.data_source ALTER COLUMN id SET DEFAULT nextval('georegistry.data_source_id_seq'::regclass);


--
-- Name: group_set id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set ALTER COLUMN id SET DEFAULT nextval('georegistry.group_set_id_seq'::regclass);


--
-- Name: group_set_history id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_history ALTER COLUMN id SET DEFAULT nextval('georegistry.group_set_history_id_seq'::regclass);


--
-- Name: group_set_member id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_member ALTER COLUMN id SET DEFAULT nextval('georegistry.group_set_member_id_seq'::regclass);


--
-- Name: group_set_member_history id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_member_history ALTER COLUMN id SET DEFAULT nextval('georegistry.group_set_member_history_id_seq'::regclass);


--
-- Name: membership id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.membership ALTER COLUMN id SET DEFAULT nextval('georegistry.membership_id_seq'::regclass);


--
-- Name: membership_history id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.membership_history ALTER COLUMN id SET DEFAULT nextval('georegistry.membership_history_id_seq'::regclass);


--
-- Name: org_group id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_group ALTER COLUMN id SET DEFAULT nextval('georegistry.org_group_id_seq'::regclass);


--
-- Name: org_group_history id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_group_history ALTER COLUMN id SET DEFAULT nextval('georegistry.org_group_history_id_seq'::regclass);


--
-- Name: org_unit id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit ALTER COLUMN id SET DEFAULT nextval('georegistry.org_unit_id_seq'::regclass);


--
-- Name: org_unit_history id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_history ALTER COLUMN id SET DEFAULT nextval('georegistry.org_unit_history_id_seq'::regclass);


--
-- Name: org_unit_type id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_type ALTER COLUMN id SET DEFAULT nextval('georegistry.org_unit_type_id_seq'::regclass);


--
-- Name: project id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.project ALTER COLUMN id SET DEFAULT nextval('georegistry.project_id_seq'::regclass);


--
-- Name: proposed_change id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.proposed_change ALTER COLUMN id SET DEFAULT nextval('georegistry.proposed_change_id_seq'::regclass);


--
-- Name: reference id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.reference ALTER COLUMN id SET DEFAULT nextval('georegistry.reference_id_seq'::regclass);


--
-- Name: reference_history id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.reference_history ALTER COLUMN id SET DEFAULT nextval('georegistry.reference_history_id_seq'::regclass);


--
-- Name: registry_head id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.registry_head ALTER COLUMN id SET DEFAULT nextval('georegistry.registry_head_id_seq'::regclass);


--
-- Name: source_version id; Type: DEFAULT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.source_version ALTER COLUMN id SET DEFAULT nextval('georegistry.source_version_id_seq'::regclass);


--
-- Data for Name: account; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.account VALUES (1, 'e22adbf3-e7ff-4878-bbe7-90516ad726f5', 'Account', NULL);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.alembic_version VALUES ('0001');


--
-- Data for Name: boundary; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.boundary VALUES (1, 1, 1, 1, false, '0106000020E610000001000000010300000001000000050000000000000000001040000000000000000000000000000010400000000000001040000000000000000000000000000010400000000000000000000000000000000000000000000010400000000000000000');
INSERT INTO georegistry.boundary VALUES (2, 1, 1, 2, false, '0106000020E610000001000000010300000001000000050000000000000000000040000000000000004000000000000000400000000000001040000000000000000000000000000010400000000000000000000000000000004000000000000000400000000000000040');
INSERT INTO georegistry.boundary VALUES (3, 1, 1, 3, false, '0106000020E610000001000000010300000001000000050000000000000000000040000000000000000000000000000000400000000000000040000000000000000000000000000000400000000000000000000000000000000000000000000000400000000000000000');
INSERT INTO georegistry.boundary VALUES (4, 1, 1, 4, false, '0106000020E61000000100000001030000000100000005000000000000000000F03F0000000000000040000000000000F03F00000000000008400000000000000000000000000000084000000000000000000000000000000040000000000000F03F0000000000000040');
INSERT INTO georegistry.boundary VALUES (5, 1, 1, 5, false, '0106000020E610000001000000010300000001000000050000000000000000000040000000000000004000000000000000400000000000000840000000000000F03F0000000000000840000000000000F03F000000000000004000000000000000400000000000000040');
INSERT INTO georegistry.boundary VALUES (6, 1, 1, 6, false, '0106000020E61000000100000001030000000100000005000000000000000000F03F0000000000000000000000000000F03F000000000000F03F0000000000000000000000000000F03F00000000000000000000000000000000000000000000F03F0000000000000000');
INSERT INTO georegistry.boundary VALUES (7, 1, 2, 13, false, '0106000020E610000001000000010300000001000000050000000000000000001040000000000000000000000000000010400000000000001040000000000000000000000000000010400000000000000000000000000000000000000000000010400000000000000000');
INSERT INTO georegistry.boundary VALUES (8, 1, 2, 14, false, '0106000020E610000001000000010300000001000000050000000000000000000040000000000000004000000000000000400000000000001040000000000000000000000000000010400000000000000000000000000000004000000000000000400000000000000040');
INSERT INTO georegistry.boundary VALUES (9, 1, 2, 15, false, '0106000020E610000001000000010300000001000000050000000000000000000040000000000000000000000000000000400000000000000040000000000000000000000000000000400000000000000000000000000000000000000000000000400000000000000000');
INSERT INTO georegistry.boundary VALUES (10, 1, 2, 16, false, '0106000020E61000000100000001030000000100000005000000000000000000F03F0000000000000040000000000000F03F00000000000008400000000000000000000000000000084000000000000000000000000000000040000000000000F03F0000000000000040');
INSERT INTO georegistry.boundary VALUES (11, 1, 2, 17, false, '0106000020E610000001000000010300000001000000050000000000000000000040000000000000004000000000000000400000000000000840000000000000F03F0000000000000840000000000000F03F000000000000004000000000000000400000000000000040');
INSERT INTO georegistry.boundary VALUES (12, 1, 2, 18, false, '0106000020E61000000100000001030000000100000005000000000000000000F03F0000000000000000000000000000F03F000000000000F03F0000000000000000000000000000F03F00000000000000000000000000000000000000000000F03F0000000000000000');
INSERT INTO georegistry.boundary VALUES (13, 1, 3, 25, false, '0106000020E610000001000000010300000001000000050000000000000000001040000000000000000000000000000010400000000000001040000000000000000000000000000010400000000000000000000000000000000000000000000010400000000000000000');
INSERT INTO georegistry.boundary VALUES (14, 1, 3, 26, false, '0106000020E610000001000000010300000001000000050000000000000000000040000000000000004000000000000000400000000000001040000000000000000000000000000010400000000000000000000000000000004000000000000000400000000000000040');
INSERT INTO georegistry.boundary VALUES (15, 1, 3, 27, false, '0106000020E610000001000000010300000001000000050000000000000000000040000000000000000000000000000000400000000000000040000000000000000000000000000000400000000000000000000000000000000000000000000000400000000000000000');
INSERT INTO georegistry.boundary VALUES (16, 1, 3, 28, false, '0106000020E61000000100000001030000000100000005000000000000000000F03F0000000000000040000000000000F03F00000000000008400000000000000000000000000000084000000000000000000000000000000040000000000000F03F0000000000000040');
INSERT INTO georegistry.boundary VALUES (17, 1, 3, 29, false, '0106000020E610000001000000010300000001000000050000000000000000000040000000000000004000000000000000400000000000000840000000000000F03F0000000000000840000000000000F03F000000000000004000000000000000400000000000000040');
INSERT INTO georegistry.boundary VALUES (18, 1, 3, 30, false, '0106000020E61000000100000001030000000100000005000000000000000000F03F0000000000000000000000000000F03F000000000000F03F0000000000000000000000000000F03F00000000000000000000000000000000000000000000F03F0000000000000000');


--
-- Data for Name: boundary_history; Type: TABLE DATA; Schema: georegistry; Owner: -
--



--
-- Data for Name: changeset; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.changeset VALUES (1, 1, 'e18778e6-e5ba-4ab9-a470-52ecdb224b6e', 1, 'import', 'committed', 'Import A@1', 'postgres', 'georegistry', '2026-11-21 04:19:32.721+00', '2026-11-21 04:19:32.725075+00', 1, NULL, '{"units": 12}', 819);
INSERT INTO georegistry.changeset VALUES (2, 1, 'ee151d76-c0d6-4044-8493-9c0267a87c36', 2, 'copy', 'committed', 'Copy P@live', 'postgres', 'georegistry', '2026-11-21 04:19:32.758+00', '2026-11-21 04:19:32.759192+00', 2, NULL, '{"copied_from": "A@1", "units": 12}', 820);
INSERT INTO georegistry.changeset VALUES (3, 1, '3d9c3917-b1b7-428a-a156-a0e6be5568fe', 2, 'edit', 'committed', 'rename', 'postgres', 'georegistry', '2026-11-21 04:19:32.777+00', '2026-11-21 04:19:32.793618+00', 3, NULL, '{}', 821);
INSERT INTO georegistry.changeset VALUES (4, 1, '838a56fa-f4f3-4871-9255-08f68b856468', 2, 'proposal', 'proposed', 'review', 'postgres', 'georegistry', '2026-11-21 04:19:32.796+00', NULL, NULL, NULL, '{}', NULL);
INSERT INTO georegistry.changeset VALUES (5, 1, '4e2a9dec-c99f-43d2-b49c-e68822e8ebfe', 3, 'publish', 'committed', 'Publish P@1', 'postgres', 'georegistry', '2026-11-21 04:19:32.882+00', '2026-11-21 04:19:32.888394+00', 4, NULL, '{"published_from": "P@live", "units": 12}', 823);


--
-- Data for Name: data_source; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.data_source VALUES (1, 1, 1, 'A', 'imported', '4f3a5bee-514e-4953-aa9b-47cccdd25153', '2026-11-21 04:19:32.691+00');
INSERT INTO georegistry.data_source VALUES (2, 1, 1, 'P', 'curated', '4f3a5bee-514e-4953-aa9b-47cccdd25153', '2026-11-21 04:19:32.742+00');


--
-- Data for Name: group_set; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.group_set VALUES (1, 1, 1, '00000000-0000-4000-8000-000000007331', 'Ownership', 'own');
INSERT INTO georegistry.group_set VALUES (2, 1, 2, '00000000-0000-4000-8000-000000007331', 'Ownership', 'own');
INSERT INTO georegistry.group_set VALUES (3, 1, 3, '00000000-0000-4000-8000-000000007331', 'Ownership', 'own');


--
-- Data for Name: group_set_history; Type: TABLE DATA; Schema: georegistry; Owner: -
--



--
-- Data for Name: group_set_member; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.group_set_member VALUES (1, 1, 1, 1, 1);
INSERT INTO georegistry.group_set_member VALUES (2, 1, 2, 2, 3);
INSERT INTO georegistry.group_set_member VALUES (3, 1, 3, 3, 5);


--
-- Data for Name: group_set_member_history; Type: TABLE DATA; Schema: georegistry; Owner: -
--



--
-- Data for Name: membership; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.membership VALUES (1, 1, 1, 1, 7);
INSERT INTO georegistry.membership VALUES (2, 1, 1, 1, 8);
INSERT INTO georegistry.membership VALUES (3, 1, 1, 2, 8);
INSERT INTO georegistry.membership VALUES (4, 1, 2, 3, 19);
INSERT INTO georegistry.membership VALUES (5, 1, 2, 3, 20);
INSERT INTO georegistry.membership VALUES (6, 1, 2, 4, 20);
INSERT INTO georegistry.membership VALUES (7, 1, 3, 5, 31);
INSERT INTO georegistry.membership VALUES (8, 1, 3, 5, 32);
INSERT INTO georegistry.membership VALUES (9, 1, 3, 6, 32);


--
-- Data for Name: membership_history; Type: TABLE DATA; Schema: georegistry; Owner: -
--



--
-- Data for Name: org_group; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.org_group VALUES (1, 1, 1, '00000000-0000-4000-8000-000000006731', 'Public', 'pub', NULL);
INSERT INTO georegistry.org_group VALUES (2, 1, 1, '00000000-0000-4000-8000-000000006732', 'Rural', 'rur', NULL);
INSERT INTO georegistry.org_group VALUES (3, 1, 2, '00000000-0000-4000-8000-000000006731', 'Public', 'pub', NULL);
INSERT INTO georegistry.org_group VALUES (4, 1, 2, '00000000-0000-4000-8000-000000006732', 'Rural', 'rur', NULL);
INSERT INTO georegistry.org_group VALUES (5, 1, 3, '00000000-0000-4000-8000-000000006731', 'Public', 'pub', NULL);
INSERT INTO georegistry.org_group VALUES (6, 1, 3, '00000000-0000-4000-8000-000000006732', 'Rural', 'rur', NULL);


--
-- Data for Name: org_group_history; Type: TABLE DATA; Schema: georegistry; Owner: -
--



--
-- Data for Name: org_unit; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.org_unit VALUES (1, 1, 1, '00000000-0000-4000-8000-000000000063', NULL, 1, 'Country', NULL, NULL, 'c', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (2, 1, 1, '00000000-0000-4000-8000-000000007231', 1, 4, 'North', NULL, NULL, 'r1', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (3, 1, 1, '00000000-0000-4000-8000-000000007232', 1, 4, 'South', NULL, NULL, 'r2', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (4, 1, 1, '00000000-0000-4000-8000-000000006431', 2, 2, 'Kakua', NULL, '01', 'd1', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (5, 1, 1, '00000000-0000-4000-8000-000000006432', 2, 2, 'Badjia', NULL, '02', 'd2', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (6, 1, 1, '00000000-0000-4000-8000-000000006433', 3, 2, 'Bargbe', NULL, '03', 'd3', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (7, 1, 1, '00000000-0000-4000-8000-000000006631', 4, 3, 'Health post 1', NULL, '101', 'f1', 'VALID', '2001-02-03', NULL, '["Post"]', '{"beds": 4}', NULL, NULL, NULL, 1, NULL, NULL, '0101000020E61000009A9999999999B93F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (8, 1, 1, '00000000-0000-4000-8000-000000006632', 4, 3, 'Health post 2', NULL, '102', 'f2', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E61000009A9999999999C93F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (9, 1, 1, '00000000-0000-4000-8000-000000006633', 5, 3, 'Health post 3', NULL, '103', 'f3', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E6100000343333333333D33F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (10, 1, 1, '00000000-0000-4000-8000-000000006634', 5, 3, 'Health post 4', NULL, '104', 'f4', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E61000009A9999999999D93F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (11, 1, 1, '00000000-0000-4000-8000-000000006635', 6, 3, 'Health post 5', NULL, '105', 'f5', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E6100000000000000000E03F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (12, 1, 1, '00000000-0000-4000-8000-000000006636', 6, 3, 'Health post 6', NULL, '106', 'f6', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E6100000343333333333E33F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (13, 1, 2, '00000000-0000-4000-8000-000000000063', NULL, 1, 'Country', NULL, NULL, 'c', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (14, 1, 2, '00000000-0000-4000-8000-000000007231', 13, 4, 'North', NULL, NULL, 'r1', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (15, 1, 2, '00000000-0000-4000-8000-000000007232', 13, 4, 'South', NULL, NULL, 'r2', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (16, 1, 2, '00000000-0000-4000-8000-000000006431', 14, 2, 'Kakua', NULL, '01', 'd1', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (17, 1, 2, '00000000-0000-4000-8000-000000006432', 14, 2, 'Badjia', NULL, '02', 'd2', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (18, 1, 2, '00000000-0000-4000-8000-000000006433', 15, 2, 'Bargbe', NULL, '03', 'd3', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (20, 1, 2, '00000000-0000-4000-8000-000000006632', 16, 3, 'Health post 2', NULL, '102', 'f2', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E61000009A9999999999C93F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (21, 1, 2, '00000000-0000-4000-8000-000000006633', 17, 3, 'Health post 3', NULL, '103', 'f3', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E6100000343333333333D33F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (22, 1, 2, '00000000-0000-4000-8000-000000006634', 17, 3, 'Health post 4', NULL, '104', 'f4', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E61000009A9999999999D93F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (23, 1, 2, '00000000-0000-4000-8000-000000006635', 18, 3, 'Health post 5', NULL, '105', 'f5', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E6100000000000000000E03F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (24, 1, 2, '00000000-0000-4000-8000-000000006636', 18, 3, 'Health post 6', NULL, '106', 'f6', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E6100000343333333333E33F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (19, 1, 2, '00000000-0000-4000-8000-000000006631', 16, 3, 'Renamed', NULL, '101', 'f1', 'VALID', '2001-02-03', NULL, '["Post"]', '{"beds": 4}', NULL, NULL, NULL, 2, 'postgres', '2026-11-21 04:19:32.776327+00', '0101000020E61000009A9999999999B93F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (25, 1, 3, '00000000-0000-4000-8000-000000000063', NULL, 1, 'Country', NULL, NULL, 'c', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (26, 1, 3, '00000000-0000-4000-8000-000000007231', 25, 4, 'North', NULL, NULL, 'r1', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (27, 1, 3, '00000000-0000-4000-8000-000000007232', 25, 4, 'South', NULL, NULL, 'r2', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (28, 1, 3, '00000000-0000-4000-8000-000000006431', 26, 2, 'Kakua', NULL, '01', 'd1', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (29, 1, 3, '00000000-0000-4000-8000-000000006432', 26, 2, 'Badjia', NULL, '02', 'd2', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (30, 1, 3, '00000000-0000-4000-8000-000000006433', 27, 2, 'Bargbe', NULL, '03', 'd3', 'VALID', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL);
INSERT INTO georegistry.org_unit VALUES (31, 1, 3, '00000000-0000-4000-8000-000000006631', 28, 3, 'Renamed', NULL, '101', 'f1', 'VALID', '2001-02-03', NULL, '["Post"]', '{"beds": 4}', NULL, NULL, NULL, 1, NULL, NULL, '0101000020E61000009A9999999999B93F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (32, 1, 3, '00000000-0000-4000-8000-000000006632', 28, 3, 'Health post 2', NULL, '102', 'f2', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E61000009A9999999999C93F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (33, 1, 3, '00000000-0000-4000-8000-000000006633', 29, 3, 'Health post 3', NULL, '103', 'f3', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E6100000343333333333D33F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (34, 1, 3, '00000000-0000-4000-8000-000000006634', 29, 3, 'Health post 4', NULL, '104', 'f4', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E61000009A9999999999D93F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (35, 1, 3, '00000000-0000-4000-8000-000000006635', 30, 3, 'Health post 5', NULL, '105', 'f5', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E6100000000000000000E03F0000000000000440');
INSERT INTO georegistry.org_unit VALUES (36, 1, 3, '00000000-0000-4000-8000-000000006636', 30, 3, 'Health post 6', NULL, '106', 'f6', 'VALID', '2001-02-03', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '0101000020E6100000343333333333E33F0000000000000440');


--
-- Data for Name: org_unit_history; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.org_unit_history VALUES (1, 1, 3, 2, 'U', '00000000-0000-4000-8000-000000006631', '00000000-0000-4000-8000-000000006431', 3, 'Health post 1', NULL, '101', 'f1', 'VALID', '2001-02-03', NULL, '["Post"]', '{"beds": 4}', NULL, NULL, NULL, '0101000020E61000009A9999999999B93F0000000000000440');


--
-- Data for Name: org_unit_path; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.org_unit_path VALUES (1, 1, 1, '/1/', 1);
INSERT INTO georegistry.org_unit_path VALUES (2, 1, 1, '/1/2/', 2);
INSERT INTO georegistry.org_unit_path VALUES (3, 1, 1, '/1/3/', 2);
INSERT INTO georegistry.org_unit_path VALUES (4, 1, 1, '/1/2/4/', 3);
INSERT INTO georegistry.org_unit_path VALUES (5, 1, 1, '/1/2/5/', 3);
INSERT INTO georegistry.org_unit_path VALUES (6, 1, 1, '/1/3/6/', 3);
INSERT INTO georegistry.org_unit_path VALUES (7, 1, 1, '/1/2/4/7/', 4);
INSERT INTO georegistry.org_unit_path VALUES (8, 1, 1, '/1/2/4/8/', 4);
INSERT INTO georegistry.org_unit_path VALUES (9, 1, 1, '/1/2/5/9/', 4);
INSERT INTO georegistry.org_unit_path VALUES (10, 1, 1, '/1/2/5/10/', 4);
INSERT INTO georegistry.org_unit_path VALUES (11, 1, 1, '/1/3/6/11/', 4);
INSERT INTO georegistry.org_unit_path VALUES (12, 1, 1, '/1/3/6/12/', 4);
INSERT INTO georegistry.org_unit_path VALUES (13, 1, 2, '/13/', 1);
INSERT INTO georegistry.org_unit_path VALUES (14, 1, 2, '/13/14/', 2);
INSERT INTO georegistry.org_unit_path VALUES (15, 1, 2, '/13/15/', 2);
INSERT INTO georegistry.org_unit_path VALUES (16, 1, 2, '/13/14/16/', 3);
INSERT INTO georegistry.org_unit_path VALUES (17, 1, 2, '/13/14/17/', 3);
INSERT INTO georegistry.org_unit_path VALUES (18, 1, 2, '/13/15/18/', 3);
INSERT INTO georegistry.org_unit_path VALUES (19, 1, 2, '/13/14/16/19/', 4);
INSERT INTO georegistry.org_unit_path VALUES (20, 1, 2, '/13/14/16/20/', 4);
INSERT INTO georegistry.org_unit_path VALUES (21, 1, 2, '/13/14/17/21/', 4);
INSERT INTO georegistry.org_unit_path VALUES (22, 1, 2, '/13/14/17/22/', 4);
INSERT INTO georegistry.org_unit_path VALUES (23, 1, 2, '/13/15/18/23/', 4);
INSERT INTO georegistry.org_unit_path VALUES (24, 1, 2, '/13/15/18/24/', 4);
INSERT INTO georegistry.org_unit_path VALUES (25, 1, 3, '/25/', 1);
INSERT INTO georegistry.org_unit_path VALUES (26, 1, 3, '/25/26/', 2);
INSERT INTO georegistry.org_unit_path VALUES (27, 1, 3, '/25/27/', 2);
INSERT INTO georegistry.org_unit_path VALUES (28, 1, 3, '/25/26/28/', 3);
INSERT INTO georegistry.org_unit_path VALUES (29, 1, 3, '/25/26/29/', 3);
INSERT INTO georegistry.org_unit_path VALUES (30, 1, 3, '/25/27/30/', 3);
INSERT INTO georegistry.org_unit_path VALUES (31, 1, 3, '/25/26/28/31/', 4);
INSERT INTO georegistry.org_unit_path VALUES (32, 1, 3, '/25/26/28/32/', 4);
INSERT INTO georegistry.org_unit_path VALUES (33, 1, 3, '/25/26/29/33/', 4);
INSERT INTO georegistry.org_unit_path VALUES (34, 1, 3, '/25/26/29/34/', 4);
INSERT INTO georegistry.org_unit_path VALUES (35, 1, 3, '/25/27/30/35/', 4);
INSERT INTO georegistry.org_unit_path VALUES (36, 1, 3, '/25/27/30/36/', 4);


--
-- Data for Name: org_unit_type; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.org_unit_type VALUES (1, 1, '0c54f67d-4c98-45b3-96f7-144b9c8b0a22', 'Country', NULL, NULL, NULL);
INSERT INTO georegistry.org_unit_type VALUES (2, 1, 'cd96a6aa-aa96-4fd1-a79d-380ac1f39b8c', 'District', NULL, NULL, NULL);
INSERT INTO georegistry.org_unit_type VALUES (3, 1, '7e588088-14d3-457b-b28c-ebdf3fcb4696', 'Facility', NULL, NULL, NULL);
INSERT INTO georegistry.org_unit_type VALUES (4, 1, 'f4f9d109-617e-4faa-a62e-f746396c823d', 'Region', NULL, NULL, NULL);


--
-- Data for Name: org_unit_type_parent; Type: TABLE DATA; Schema: georegistry; Owner: -
--



--
-- Data for Name: project; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.project VALUES (1, 1, 'Default', NULL);


--
-- Data for Name: proposed_change; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.proposed_change VALUES (1, 1, 4, 1, '{"after": "X", "before": "102", "kind": "unit", "set": "code", "unit": "00000000-0000-4000-8000-000000006632"}', NULL, NULL, NULL);


--
-- Data for Name: reference; Type: TABLE DATA; Schema: georegistry; Owner: -
--



--
-- Data for Name: reference_history; Type: TABLE DATA; Schema: georegistry; Owner: -
--



--
-- Data for Name: registry_head; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.registry_head VALUES (1, 1, 4);


--
-- Data for Name: source_version; Type: TABLE DATA; Schema: georegistry; Owner: -
--

INSERT INTO georegistry.source_version VALUES (1, 1, 1, 1, 'snapshot', '["aliases", "boundary", "closed_date", "code", "extra", "groups", "name", "opening_date", "parent", "point", "short_name", "status", "translations", "type"]', '{}', NULL, 'postgres', '2026-11-21 04:19:32.698+00');
INSERT INTO georegistry.source_version VALUES (2, 1, 2, NULL, 'live', '["aliases", "boundary", "closed_date", "code", "extra", "groups", "name", "opening_date", "parent", "point", "short_name", "status", "translations", "type"]', '{"copied_from": "A@1"}', 1, 'postgres', '2026-11-21 04:19:32.743+00');
INSERT INTO georegistry.source_version VALUES (3, 1, 2, 1, 'snapshot', '["aliases", "boundary", "closed_date", "code", "extra", "groups", "name", "opening_date", "parent", "point", "short_name", "status", "translations", "type"]', '{"published_from": "P@live"}', 2, 'postgres', '2026-11-21 04:19:32.83+00');


--
-- Name: account_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.account_id_seq', 1, true);


--
-- Name: boundary_history_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.boundary_history_id_seq', 1, false);


--
-- Name: boundary_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.boundary_id_seq', 18, true);


--
-- Name: changeset_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.changeset_id_seq', 5, true);


--
-- Name: data_source_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.data_source_id_seq', 2, true);


--
-- Name: group_set_history_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.group_set_history_id_seq', 1, false);


--
-- Name: group_set_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.group_set_id_seq', 3, true);


--
-- Name: group_set_member_history_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.group_set_member_history_id_seq', 1, false);


--
-- Name: group_set_member_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.group_set_member_id_seq', 3, true);


--
-- Name: membership_history_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.membership_history_id_seq', 1, false);


--
-- Name: membership_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.membership_id_seq', 9, true);


--
-- Name: org_group_history_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.org_group_history_id_seq', 1, false);


--
-- Name: org_group_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.org_group_id_seq', 6, true);


--
-- Name: org_unit_history_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.org_unit_history_id_seq', 1, true);


--
-- Name: org_unit_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.org_unit_id_seq', 36, true);


--
-- Name: org_unit_type_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.org_unit_type_id_seq', 4, true);


--
-- Name: project_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.project_id_seq', 1, true);


--
-- Name: proposed_change_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.proposed_change_id_seq', 1, true);


--
-- Name: reference_history_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.reference_history_id_seq', 1, false);


--
-- Name: reference_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.reference_id_seq', 1, false);


--
-- Name: registry_head_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.registry_head_id_seq', 1, true);


--
-- Name: source_version_id_seq; Type: SEQUENCE SET; Schema: georegistry; Owner: -
--

SELECT pg_catalog.setval('georegistry.source_version_id_seq', 3, true);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: account pk_account; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.account
    ADD CONSTRAINT pk_account PRIMARY KEY (id);


--
-- Name: boundary pk_boundary; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.boundary
    ADD CONSTRAINT pk_boundary PRIMARY KEY (id);


--
-- Name: boundary_history pk_boundary_history; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.boundary_history
    ADD CONSTRAINT pk_boundary_history PRIMARY KEY (id);


--
-- Name: changeset pk_changeset; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.changeset
    ADD CONSTRAINT pk_changeset PRIMARY KEY (id);


--
-- Name: data_source pk_data_source; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.data_source
    ADD CONSTRAINT pk_data_source PRIMARY KEY (id);


--
-- Name: group_set pk_group_set; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set
    ADD CONSTRAINT pk_group_set PRIMARY KEY (id);


--
-- Name: group_set_history pk_group_set_history; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_history
    ADD CONSTRAINT pk_group_set_history PRIMARY KEY (id);


--
-- Name: group_set_member pk_group_set_member; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_member
    ADD CONSTRAINT pk_group_set_member PRIMARY KEY (id);


--
-- Name: group_set_member_history pk_group_set_member_history; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_member_history
    ADD CONSTRAINT pk_group_set_member_history PRIMARY KEY (id);


--
-- Name: membership pk_membership; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.membership
    ADD CONSTRAINT pk_membership PRIMARY KEY (id);


--
-- Name: membership_history pk_membership_history; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.membership_history
    ADD CONSTRAINT pk_membership_history PRIMARY KEY (id);


--
-- Name: org_group pk_org_group; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_group
    ADD CONSTRAINT pk_org_group PRIMARY KEY (id);


--
-- Name: org_group_history pk_org_group_history; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_group_history
    ADD CONSTRAINT pk_org_group_history PRIMARY KEY (id);


--
-- Name: org_unit pk_org_unit; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit
    ADD CONSTRAINT pk_org_unit PRIMARY KEY (id);


--
-- Name: org_unit_history pk_org_unit_history; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_history
    ADD CONSTRAINT pk_org_unit_history PRIMARY KEY (id);


--
-- Name: org_unit_path pk_org_unit_path; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_path
    ADD CONSTRAINT pk_org_unit_path PRIMARY KEY (org_unit_id);


--
-- Name: org_unit_type pk_org_unit_type; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_type
    ADD CONSTRAINT pk_org_unit_type PRIMARY KEY (id);


--
-- Name: org_unit_type_parent pk_org_unit_type_parent; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_type_parent
    ADD CONSTRAINT pk_org_unit_type_parent PRIMARY KEY (type_id, parent_type_id);


--
-- Name: project pk_project; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.project
    ADD CONSTRAINT pk_project PRIMARY KEY (id);


--
-- Name: proposed_change pk_proposed_change; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.proposed_change
    ADD CONSTRAINT pk_proposed_change PRIMARY KEY (id);


--
-- Name: reference pk_reference; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.reference
    ADD CONSTRAINT pk_reference PRIMARY KEY (id);


--
-- Name: reference_history pk_reference_history; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.reference_history
    ADD CONSTRAINT pk_reference_history PRIMARY KEY (id);


--
-- Name: registry_head pk_registry_head; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.registry_head
    ADD CONSTRAINT pk_registry_head PRIMARY KEY (id);


--
-- Name: source_version pk_source_version; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.source_version
    ADD CONSTRAINT pk_source_version PRIMARY KEY (id);


--
-- Name: account uq_account_uuid; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.account
    ADD CONSTRAINT uq_account_uuid UNIQUE (uuid);


--
-- Name: changeset uq_changeset_revision; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.changeset
    ADD CONSTRAINT uq_changeset_revision UNIQUE (revision);


--
-- Name: changeset uq_changeset_uuid; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.changeset
    ADD CONSTRAINT uq_changeset_uuid UNIQUE (uuid);


--
-- Name: data_source uq_data_source_account_id_name; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.data_source
    ADD CONSTRAINT uq_data_source_account_id_name UNIQUE (account_id, name);


--
-- Name: group_set_member uq_group_set_member_group_set_id_group_id; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_member
    ADD CONSTRAINT uq_group_set_member_group_set_id_group_id UNIQUE (group_set_id, group_id);


--
-- Name: group_set uq_group_set_version_id_id; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set
    ADD CONSTRAINT uq_group_set_version_id_id UNIQUE (version_id, id);


--
-- Name: group_set uq_group_set_version_id_uuid; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set
    ADD CONSTRAINT uq_group_set_version_id_uuid UNIQUE (version_id, uuid);


--
-- Name: org_group uq_org_group_version_id_id; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_group
    ADD CONSTRAINT uq_org_group_version_id_id UNIQUE (version_id, id);


--
-- Name: org_group uq_org_group_version_id_uuid; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_group
    ADD CONSTRAINT uq_org_group_version_id_uuid UNIQUE (version_id, uuid);


--
-- Name: org_unit_type uq_org_unit_type_account_id_name; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_type
    ADD CONSTRAINT uq_org_unit_type_account_id_name UNIQUE (account_id, name);


--
-- Name: org_unit_type uq_org_unit_type_uuid; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_type
    ADD CONSTRAINT uq_org_unit_type_uuid UNIQUE (uuid);


--
-- Name: project uq_project_account_id_name; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.project
    ADD CONSTRAINT uq_project_account_id_name UNIQUE (account_id, name);


--
-- Name: proposed_change uq_proposed_change_changeset_id_position; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.proposed_change
    ADD CONSTRAINT uq_proposed_change_changeset_id_position UNIQUE (changeset_id, "position");


--
-- Name: source_version uq_source_version_source_id_number; Type: CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.source_version
    ADD CONSTRAINT uq_source_version_source_id_number UNIQUE (source_id, number);


--
-- Name: ix_boundary_geom; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_boundary_geom ON georegistry.boundary USING gist (geom);


--
-- Name: ix_boundary_history_changeset_id; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_boundary_history_changeset_id ON georegistry.boundary_history USING btree (changeset_id);


--
-- Name: ix_boundary_history_unit; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_boundary_history_unit ON georegistry.boundary_history USING btree (version_id, uuid, id);


--
-- Name: ix_boundary_version; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_boundary_version ON georegistry.boundary USING btree (version_id);


--
-- Name: ix_changeset_transaction_id; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_changeset_transaction_id ON georegistry.changeset USING btree (transaction_id);


--
-- Name: ix_group_set_history_changeset_id; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_group_set_history_changeset_id ON georegistry.group_set_history USING btree (changeset_id);


--
-- Name: ix_group_set_history_unit; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_group_set_history_unit ON georegistry.group_set_history USING btree (version_id, uuid, id);


--
-- Name: ix_group_set_member_group; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_group_set_member_group ON georegistry.group_set_member USING btree (version_id, group_id);


--
-- Name: ix_group_set_member_history_changeset_id; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_group_set_member_history_changeset_id ON georegistry.group_set_member_history USING btree (changeset_id);


--
-- Name: ix_group_set_member_history_unit; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_group_set_member_history_unit ON georegistry.group_set_member_history USING btree (version_id, uuid, id);


--
-- Name: ix_membership_history_changeset_id; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_membership_history_changeset_id ON georegistry.membership_history USING btree (changeset_id);


--
-- Name: ix_membership_history_unit; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_membership_history_unit ON georegistry.membership_history USING btree (version_id, uuid, id);


--
-- Name: ix_membership_unit; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_membership_unit ON georegistry.membership USING btree (version_id, org_unit_id);


--
-- Name: ix_org_group_history_changeset_id; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_org_group_history_changeset_id ON georegistry.org_group_history USING btree (changeset_id);


--
-- Name: ix_org_group_history_unit; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_org_group_history_unit ON georegistry.org_group_history USING btree (version_id, uuid, id);


--
-- Name: ix_org_unit_code; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_org_unit_code ON georegistry.org_unit USING btree (version_id, code);


--
-- Name: ix_org_unit_history_changeset_id; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_org_unit_history_changeset_id ON georegistry.org_unit_history USING btree (changeset_id);


--
-- Name: ix_org_unit_history_unit; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_org_unit_history_unit ON georegistry.org_unit_history USING btree (version_id, uuid, id);


--
-- Name: ix_org_unit_parent; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_org_unit_parent ON georegistry.org_unit USING btree (version_id, parent_id);


--
-- Name: ix_org_unit_path_path; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_org_unit_path_path ON georegistry.org_unit_path USING btree (version_id, path);


--
-- Name: ix_org_unit_point; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_org_unit_point ON georegistry.org_unit USING gist (point);


--
-- Name: ix_org_unit_source_ref; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_org_unit_source_ref ON georegistry.org_unit USING btree (version_id, source_ref);


--
-- Name: ix_reference_history_changeset_id; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_reference_history_changeset_id ON georegistry.reference_history USING btree (changeset_id);


--
-- Name: ix_reference_history_unit; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_reference_history_unit ON georegistry.reference_history USING btree (version_id, uuid, id);


--
-- Name: ix_reference_ref; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE INDEX ix_reference_ref ON georegistry.reference USING btree (version_id, source, ref);


--
-- Name: uq_boundary_org_unit_id; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE UNIQUE INDEX uq_boundary_org_unit_id ON georegistry.boundary USING btree (org_unit_id);


--
-- Name: uq_membership_group_unit; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE UNIQUE INDEX uq_membership_group_unit ON georegistry.membership USING btree (group_id, org_unit_id);


--
-- Name: uq_org_unit_version_id_id; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE UNIQUE INDEX uq_org_unit_version_id_id ON georegistry.org_unit USING btree (version_id, id);


--
-- Name: uq_org_unit_version_id_uuid; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE UNIQUE INDEX uq_org_unit_version_id_uuid ON georegistry.org_unit USING btree (version_id, uuid);


--
-- Name: uq_reference_unit_source_ref; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE UNIQUE INDEX uq_reference_unit_source_ref ON georegistry.reference USING btree (org_unit_id, source, ref);


--
-- Name: uq_source_version_live; Type: INDEX; Schema: georegistry; Owner: -
--

CREATE UNIQUE INDEX uq_source_version_live ON georegistry.source_version USING btree (source_id) WHERE (state = 'live'::text);


--
-- Name: boundary boundary_delete; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER boundary_delete AFTER DELETE ON georegistry.boundary REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.boundary_delete();


--
-- Name: boundary_history boundary_history_protected; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER boundary_history_protected BEFORE DELETE OR UPDATE OR TRUNCATE ON georegistry.boundary_history FOR EACH STATEMENT EXECUTE FUNCTION georegistry.history_guard();


--
-- Name: boundary boundary_insert; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER boundary_insert AFTER INSERT ON georegistry.boundary REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.boundary_insert();


--
-- Name: boundary boundary_update; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER boundary_update AFTER UPDATE ON georegistry.boundary REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.boundary_update();


--
-- Name: changeset changeset_guard; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER changeset_guard BEFORE DELETE OR UPDATE ON georegistry.changeset FOR EACH ROW EXECUTE FUNCTION georegistry.changeset_guard();


--
-- Name: changeset changeset_protected; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER changeset_protected BEFORE TRUNCATE ON georegistry.changeset FOR EACH STATEMENT EXECUTE FUNCTION georegistry.history_guard();


--
-- Name: changeset changeset_revision; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE CONSTRAINT TRIGGER changeset_revision AFTER INSERT OR UPDATE ON georegistry.changeset DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.state = 'committed'::text) AND (new.revision IS NULL))) EXECUTE FUNCTION georegistry.draw_revision();


--
-- Name: group_set group_set_before_delete; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER group_set_before_delete BEFORE DELETE ON georegistry.group_set FOR EACH ROW EXECUTE FUNCTION georegistry.group_set_before_delete();


--
-- Name: group_set group_set_delete; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER group_set_delete AFTER DELETE ON georegistry.group_set REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.group_set_delete();


--
-- Name: group_set_history group_set_history_protected; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER group_set_history_protected BEFORE DELETE OR UPDATE OR TRUNCATE ON georegistry.group_set_history FOR EACH STATEMENT EXECUTE FUNCTION georegistry.history_guard();


--
-- Name: group_set group_set_insert; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER group_set_insert AFTER INSERT ON georegistry.group_set REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.group_set_insert();


--
-- Name: group_set_member group_set_member_delete; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER group_set_member_delete AFTER DELETE ON georegistry.group_set_member REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.group_set_member_delete();


--
-- Name: group_set_member_history group_set_member_history_protected; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER group_set_member_history_protected BEFORE DELETE OR UPDATE OR TRUNCATE ON georegistry.group_set_member_history FOR EACH STATEMENT EXECUTE FUNCTION georegistry.history_guard();


--
-- Name: group_set_member group_set_member_insert; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER group_set_member_insert AFTER INSERT ON georegistry.group_set_member REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.group_set_member_insert();


--
-- Name: group_set_member group_set_member_update; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER group_set_member_update AFTER UPDATE ON georegistry.group_set_member REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.group_set_member_update();


--
-- Name: group_set group_set_update; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER group_set_update AFTER UPDATE ON georegistry.group_set REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.group_set_update();


--
-- Name: membership membership_delete; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER membership_delete AFTER DELETE ON georegistry.membership REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.membership_delete();


--
-- Name: membership_history membership_history_protected; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER membership_history_protected BEFORE DELETE OR UPDATE OR TRUNCATE ON georegistry.membership_history FOR EACH STATEMENT EXECUTE FUNCTION georegistry.history_guard();


--
-- Name: membership membership_insert; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER membership_insert AFTER INSERT ON georegistry.membership REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.membership_insert();


--
-- Name: membership membership_update; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER membership_update AFTER UPDATE ON georegistry.membership REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.membership_update();


--
-- Name: org_group org_group_before_delete; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER org_group_before_delete BEFORE DELETE ON georegistry.org_group FOR EACH ROW EXECUTE FUNCTION georegistry.org_group_before_delete();


--
-- Name: org_group org_group_delete; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER org_group_delete AFTER DELETE ON georegistry.org_group REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.org_group_delete();


--
-- Name: org_group_history org_group_history_protected; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER org_group_history_protected BEFORE DELETE OR UPDATE OR TRUNCATE ON georegistry.org_group_history FOR EACH STATEMENT EXECUTE FUNCTION georegistry.history_guard();


--
-- Name: org_group org_group_insert; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER org_group_insert AFTER INSERT ON georegistry.org_group REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.org_group_insert();


--
-- Name: org_group org_group_update; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER org_group_update AFTER UPDATE ON georegistry.org_group REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.org_group_update();


--
-- Name: org_unit org_unit_before_delete; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER org_unit_before_delete BEFORE DELETE ON georegistry.org_unit FOR EACH ROW EXECUTE FUNCTION georegistry.org_unit_before_delete();


--
-- Name: org_unit org_unit_before_update; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER org_unit_before_update BEFORE UPDATE ON georegistry.org_unit FOR EACH ROW EXECUTE FUNCTION georegistry.org_unit_before_update();


--
-- Name: org_unit org_unit_delete; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER org_unit_delete AFTER DELETE ON georegistry.org_unit REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.org_unit_delete();


--
-- Name: org_unit_history org_unit_history_protected; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER org_unit_history_protected BEFORE DELETE OR UPDATE OR TRUNCATE ON georegistry.org_unit_history FOR EACH STATEMENT EXECUTE FUNCTION georegistry.history_guard();


--
-- Name: org_unit org_unit_insert; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER org_unit_insert AFTER INSERT ON georegistry.org_unit REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.org_unit_insert();


--
-- Name: org_unit org_unit_path_update; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER org_unit_path_update AFTER UPDATE OF parent_id ON georegistry.org_unit FOR EACH ROW WHEN ((old.parent_id IS DISTINCT FROM new.parent_id)) EXECUTE FUNCTION georegistry.org_unit_path_update();


--
-- Name: org_unit org_unit_update; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER org_unit_update AFTER UPDATE ON georegistry.org_unit REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.org_unit_update();


--
-- Name: reference reference_delete; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER reference_delete AFTER DELETE ON georegistry.reference REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.reference_delete();


--
-- Name: reference_history reference_history_protected; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER reference_history_protected BEFORE DELETE OR UPDATE OR TRUNCATE ON georegistry.reference_history FOR EACH STATEMENT EXECUTE FUNCTION georegistry.history_guard();


--
-- Name: reference reference_insert; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER reference_insert AFTER INSERT ON georegistry.reference REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.reference_insert();


--
-- Name: reference reference_update; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER reference_update AFTER UPDATE ON georegistry.reference REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION georegistry.reference_update();


--
-- Name: source_version source_version_guard; Type: TRIGGER; Schema: georegistry; Owner: -
--

CREATE TRIGGER source_version_guard BEFORE DELETE OR UPDATE ON georegistry.source_version FOR EACH ROW EXECUTE FUNCTION georegistry.version_guard();


--
-- Name: boundary fk_boundary_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.boundary
    ADD CONSTRAINT fk_boundary_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: boundary_history fk_boundary_history_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.boundary_history
    ADD CONSTRAINT fk_boundary_history_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: boundary_history fk_boundary_history_changeset_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.boundary_history
    ADD CONSTRAINT fk_boundary_history_changeset_id FOREIGN KEY (changeset_id) REFERENCES georegistry.changeset(id);


--
-- Name: boundary fk_boundary_version_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.boundary
    ADD CONSTRAINT fk_boundary_version_id FOREIGN KEY (version_id) REFERENCES georegistry.source_version(id);


--
-- Name: boundary fk_boundary_version_id_org_unit_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.boundary
    ADD CONSTRAINT fk_boundary_version_id_org_unit_id FOREIGN KEY (version_id, org_unit_id) REFERENCES georegistry.org_unit(version_id, id);


--
-- Name: changeset fk_changeset_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.changeset
    ADD CONSTRAINT fk_changeset_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: changeset fk_changeset_undoes_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.changeset
    ADD CONSTRAINT fk_changeset_undoes_id FOREIGN KEY (undoes_id) REFERENCES georegistry.changeset(id);


--
-- Name: changeset fk_changeset_version_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.changeset
    ADD CONSTRAINT fk_changeset_version_id FOREIGN KEY (version_id) REFERENCES georegistry.source_version(id);


--
-- Name: data_source fk_data_source_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.data_source
    ADD CONSTRAINT fk_data_source_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: data_source fk_data_source_project_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.data_source
    ADD CONSTRAINT fk_data_source_project_id FOREIGN KEY (project_id) REFERENCES georegistry.project(id);


--
-- Name: group_set fk_group_set_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set
    ADD CONSTRAINT fk_group_set_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: group_set_history fk_group_set_history_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_history
    ADD CONSTRAINT fk_group_set_history_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: group_set_history fk_group_set_history_changeset_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_history
    ADD CONSTRAINT fk_group_set_history_changeset_id FOREIGN KEY (changeset_id) REFERENCES georegistry.changeset(id);


--
-- Name: group_set_member fk_group_set_member_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_member
    ADD CONSTRAINT fk_group_set_member_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: group_set_member_history fk_group_set_member_history_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_member_history
    ADD CONSTRAINT fk_group_set_member_history_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: group_set_member_history fk_group_set_member_history_changeset_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_member_history
    ADD CONSTRAINT fk_group_set_member_history_changeset_id FOREIGN KEY (changeset_id) REFERENCES georegistry.changeset(id);


--
-- Name: group_set_member fk_group_set_member_version_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_member
    ADD CONSTRAINT fk_group_set_member_version_id FOREIGN KEY (version_id) REFERENCES georegistry.source_version(id);


--
-- Name: group_set_member fk_group_set_member_version_id_group_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_member
    ADD CONSTRAINT fk_group_set_member_version_id_group_id FOREIGN KEY (version_id, group_id) REFERENCES georegistry.org_group(version_id, id);


--
-- Name: group_set_member fk_group_set_member_version_id_group_set_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set_member
    ADD CONSTRAINT fk_group_set_member_version_id_group_set_id FOREIGN KEY (version_id, group_set_id) REFERENCES georegistry.group_set(version_id, id);


--
-- Name: group_set fk_group_set_version_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.group_set
    ADD CONSTRAINT fk_group_set_version_id FOREIGN KEY (version_id) REFERENCES georegistry.source_version(id);


--
-- Name: membership fk_membership_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.membership
    ADD CONSTRAINT fk_membership_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: membership_history fk_membership_history_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.membership_history
    ADD CONSTRAINT fk_membership_history_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: membership_history fk_membership_history_changeset_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.membership_history
    ADD CONSTRAINT fk_membership_history_changeset_id FOREIGN KEY (changeset_id) REFERENCES georegistry.changeset(id);


--
-- Name: membership fk_membership_version_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.membership
    ADD CONSTRAINT fk_membership_version_id FOREIGN KEY (version_id) REFERENCES georegistry.source_version(id);


--
-- Name: membership fk_membership_version_id_group_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.membership
    ADD CONSTRAINT fk_membership_version_id_group_id FOREIGN KEY (version_id, group_id) REFERENCES georegistry.org_group(version_id, id);


--
-- Name: membership fk_membership_version_id_org_unit_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.membership
    ADD CONSTRAINT fk_membership_version_id_org_unit_id FOREIGN KEY (version_id, org_unit_id) REFERENCES georegistry.org_unit(version_id, id);


--
-- Name: org_group fk_org_group_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_group
    ADD CONSTRAINT fk_org_group_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: org_group_history fk_org_group_history_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_group_history
    ADD CONSTRAINT fk_org_group_history_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: org_group_history fk_org_group_history_changeset_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_group_history
    ADD CONSTRAINT fk_org_group_history_changeset_id FOREIGN KEY (changeset_id) REFERENCES georegistry.changeset(id);


--
-- Name: org_group fk_org_group_version_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_group
    ADD CONSTRAINT fk_org_group_version_id FOREIGN KEY (version_id) REFERENCES georegistry.source_version(id);


--
-- Name: org_unit fk_org_unit_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit
    ADD CONSTRAINT fk_org_unit_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: org_unit_history fk_org_unit_history_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_history
    ADD CONSTRAINT fk_org_unit_history_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: org_unit_history fk_org_unit_history_changeset_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_history
    ADD CONSTRAINT fk_org_unit_history_changeset_id FOREIGN KEY (changeset_id) REFERENCES georegistry.changeset(id);


--
-- Name: org_unit fk_org_unit_parent_in_same_version; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit
    ADD CONSTRAINT fk_org_unit_parent_in_same_version FOREIGN KEY (version_id, parent_id) REFERENCES georegistry.org_unit(version_id, id);


--
-- Name: org_unit_path fk_org_unit_path_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_path
    ADD CONSTRAINT fk_org_unit_path_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: org_unit_path fk_org_unit_path_org_unit_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_path
    ADD CONSTRAINT fk_org_unit_path_org_unit_id FOREIGN KEY (org_unit_id) REFERENCES georegistry.org_unit(id) ON DELETE CASCADE;


--
-- Name: org_unit_type fk_org_unit_type_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_type
    ADD CONSTRAINT fk_org_unit_type_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: org_unit fk_org_unit_type_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit
    ADD CONSTRAINT fk_org_unit_type_id FOREIGN KEY (type_id) REFERENCES georegistry.org_unit_type(id);


--
-- Name: org_unit_type_parent fk_org_unit_type_parent_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_type_parent
    ADD CONSTRAINT fk_org_unit_type_parent_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: org_unit_type_parent fk_org_unit_type_parent_parent_type_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_type_parent
    ADD CONSTRAINT fk_org_unit_type_parent_parent_type_id FOREIGN KEY (parent_type_id) REFERENCES georegistry.org_unit_type(id);


--
-- Name: org_unit_type_parent fk_org_unit_type_parent_type_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit_type_parent
    ADD CONSTRAINT fk_org_unit_type_parent_type_id FOREIGN KEY (type_id) REFERENCES georegistry.org_unit_type(id);


--
-- Name: org_unit fk_org_unit_version_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.org_unit
    ADD CONSTRAINT fk_org_unit_version_id FOREIGN KEY (version_id) REFERENCES georegistry.source_version(id);


--
-- Name: project fk_project_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.project
    ADD CONSTRAINT fk_project_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: proposed_change fk_proposed_change_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.proposed_change
    ADD CONSTRAINT fk_proposed_change_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: proposed_change fk_proposed_change_changeset_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.proposed_change
    ADD CONSTRAINT fk_proposed_change_changeset_id FOREIGN KEY (changeset_id) REFERENCES georegistry.changeset(id);


--
-- Name: reference fk_reference_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.reference
    ADD CONSTRAINT fk_reference_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: reference_history fk_reference_history_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.reference_history
    ADD CONSTRAINT fk_reference_history_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: reference_history fk_reference_history_changeset_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.reference_history
    ADD CONSTRAINT fk_reference_history_changeset_id FOREIGN KEY (changeset_id) REFERENCES georegistry.changeset(id);


--
-- Name: reference fk_reference_version_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.reference
    ADD CONSTRAINT fk_reference_version_id FOREIGN KEY (version_id) REFERENCES georegistry.source_version(id);


--
-- Name: reference fk_reference_version_id_org_unit_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.reference
    ADD CONSTRAINT fk_reference_version_id_org_unit_id FOREIGN KEY (version_id, org_unit_id) REFERENCES georegistry.org_unit(version_id, id);


--
-- Name: registry_head fk_registry_head_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.registry_head
    ADD CONSTRAINT fk_registry_head_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: source_version fk_source_version_account_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.source_version
    ADD CONSTRAINT fk_source_version_account_id FOREIGN KEY (account_id) REFERENCES georegistry.account(id);


--
-- Name: source_version fk_source_version_copied_from_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.source_version
    ADD CONSTRAINT fk_source_version_copied_from_id FOREIGN KEY (copied_from_id) REFERENCES georegistry.source_version(id);


--
-- Name: source_version fk_source_version_source_id; Type: FK CONSTRAINT; Schema: georegistry; Owner: -
--

ALTER TABLE ONLY georegistry.source_version
    ADD CONSTRAINT fk_source_version_source_id FOREIGN KEY (source_id) REFERENCES georegistry.data_source(id);


--
-- PostgreSQL database dump complete
--


