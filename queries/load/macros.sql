-- Texts of cells before they are read: width, space, and the ways to write "nothing here".

-- x without surrounding space and stops, digits and signs of full width as plain ones, line ends and hard spaces as
-- spaces, characters of no width (which come with what is copied from web pages) left out; null if nothing is left.
create macro narrow(x) as nullif(rtrim(ltrim(translate(
    x,
    '０１２３４５６７８９．。，：；／－＋％（）　～—–' || chr(10) || chr(13) || chr(9) || chr(160)
        || chr(173) || chr(8203) || chr(8204) || chr(8205) || chr(8288) || chr(65279),
    '0123456789..,:;/-+%() ~--    '
)), ' .,;'), '');

-- narrow text, null where people write but dashes, slashes or dots for an empty cell. (A list of texts would be joined,
-- which takes ten times as long.)
create macro marked(x) as case when length(x) > 3 or translate(x, '-—－/／\…、*', '') <> '' then x end;

-- narrow text, null where people write a dash, a slash or 无 for an empty cell.
create macro filled(x) as case when marked(x) not in ('无', '暂无', '没有', 'N/A', 'n/a', '空') then x end;
