-- Lines without places.
DROP FUNCTION take_turn(
    text, double precision, bigint, integer, boolean, double precision, integer, integer, double precision
);
