-- Leases of rows.

-- name: begin
-- Marks a leased row as being sent, unless the lease was lost, or its process counts as dead.
UPDATE leases SET is_begun = true
WHERE number = %(number)s AND process = %(process)s AND NOT is_begun
    AND EXISTS (SELECT FROM processes WHERE id = process AND deadline > clock_timestamp())
RETURNING number;

-- name: hold
-- The leases of rows; nobody begins or ends one of them before the end of the transaction.
SELECT number, process, is_begun FROM leases WHERE number = ANY (%(numbers)s) ORDER BY number FOR UPDATE;

-- name: of_process
SELECT number FROM leases WHERE process = %(process)s;

-- name: end
-- Ends the leases that a process has of rows.
DELETE FROM leases WHERE number = ANY (%(numbers)s) AND process = %(process)s;
