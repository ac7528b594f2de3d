-- Texts of cells before they are read: width, space, and the ways to write "nothing here".

-- x without surrounding space, digits and signs of full width as plain ones; null if nothing is left.
create macro narrow(x) as nullif(trim(translate(
    x, '０１２３４５６７８９．，：／－＋％（）　～—–', '0123456789.,:/-+%() ~--'
)), '');

-- narrow text, null where people write a dash, a slash or 无 for an empty cell.
create macro filled(x) as case
    when x not in ('-', '--', '/', '\', '无', '暂无', 'N/A', 'n/a', '空', '、') then x
end;
