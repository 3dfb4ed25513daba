// What is decided about, and what is done after a yes.

export const generate = async (event) => {
  const order = event.detail ?? event;
  return {
    orderId: order.orderId ?? 'A-1001',
    amount: order.amount ?? 49.5,
    reviewTimeoutSeconds: 86400,
  };
};

export const process = async ({ task, review }) =>
  `Refund of ${task.amount} for ${task.orderId}, approved by ${review.reviewer}`;
