"""The lectures page as one usually writes it, with pandas and plotly: what `bench.peer` measures ours beside.

TAIZHANG_BENCH_BOOK names the workbook. `streamlit run` runs this file; nothing imports it.
"""

import os

import pandas as pd
import plotly.express as px
import streamlit as st

WHOLE = "全部"


@st.cache_data
def sessions(path: str) -> pd.DataFrame:
    """The ledger's rows, below its title."""
    return pd.read_excel(path, header=1)


st.set_page_config(page_title="讲习活动", layout="wide")
df = sessions(os.environ["TAIZHANG_BENCH_BOOK"])
street = st.selectbox("街道", [WHOLE, *sorted(df["街道"].unique())])
if street != WHOLE:
    df = df[df["街道"] == street]
first, second, third = st.columns(3)
first.metric("讲习场次", f"{len(df):,}")
second.metric("参加人次", f"{df['参加人数'].sum():,}")
by_street = df.groupby("街道").size().reset_index(name="场次")
third.plotly_chart(px.bar(by_street, x="街道", y="场次", title="各街道场次"))
first, second, third = st.columns(3)
by_month = df.groupby(df["讲习日期"].dt.to_period("M").astype(str)).size().reset_index(name="场次")
first.plotly_chart(px.line(by_month, x="讲习日期", y="场次", title="每月场次"))
by_form = df.groupby("讲习方式").size().reset_index(name="场次")
second.plotly_chart(px.pie(by_form, names="讲习方式", values="场次", title="讲习方式"))
busiest = df.groupby("社区")["参加人数"].sum().nlargest(20).reset_index()
third.dataframe(busiest, hide_index=True, height=440)
